package dev.tradewind.training.nn.export;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tensorflow.proto.TensorProto;

/** The recorded outputs of a call, beside those that came now. */
final class GoldenAnswer {

  private final Map<String, TensorProto> recorded;
  private final Map<String, TensorProto> now;
  private final Map<String, String> rankedBy;
  private final Tolerance tolerance;

  GoldenAnswer(
      Map<String, TensorProto> recorded,
      Map<String, TensorProto> now,
      Map<String, String> rankedBy,
      Tolerance tolerance) {
    this.recorded = new TreeMap<>(recorded);
    this.now = now;
    this.rankedBy = rankedBy;
    this.tolerance = tolerance;
  }

  /** The first difference, in words; empty where the answers are the same. */
  Optional<String> difference() {
    for (Map.Entry<String, TensorProto> output : recorded.entrySet()) {
      TensorProto value = now.get(output.getKey());
      if (value == null) {
        return Optional.of(output.getKey() + " is missing");
      }
      Optional<String> difference = difference(output.getKey(), output.getValue(), value);
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private Optional<String> difference(String name, TensorProto recorded, TensorProto now) {
    if (recorded.getDtype() != now.getDtype()
        || !recorded.getTensorShape().equals(now.getTensorShape())) {
      return Optional.of(name + " is " + words(now) + ", the recorded one " + words(recorded));
    }
    List<ByteString> texts = recorded.getStringValList();
    for (int i = 0; i < texts.size(); i++) {
      if (!texts.get(i).equals(now.getStringVal(i)) && !isTied(name, recorded, i)) {
        return differing(name, i, now.getStringVal(i).toStringUtf8(), texts.get(i).toStringUtf8());
      }
    }
    double[] before = numbers(recorded);
    double[] after = numbers(now);
    for (int i = 0; i < before.length; i++) {
      if (!tolerance.allows(after[i], before[i])) {
        return differing(name, i, after[i], before[i]);
      }
    }
    return Optional.empty();
  }

  /** Whether a neighbour in the order has as good as the same rank. */
  private boolean isTied(String name, TensorProto ranked, int index) {
    String by = rankedBy.get(name);
    TensorProto ranks = by == null ? null : recorded.get(by);
    if (ranks == null) {
      return false;
    }
    double[] values = numbers(ranks);
    int dimensions = ranked.getTensorShape().getDimCount();
    int row = (int) ranked.getTensorShape().getDim(dimensions - 1).getSize();
    int place = index % row;
    return (place > 0 && tolerance.allows(values[index], values[index - 1]))
        || (place + 1 < row && tolerance.allows(values[index], values[index + 1]));
  }

  private static double[] numbers(TensorProto tensor) {
    return switch (tensor.getDtype()) {
      case DT_FLOAT -> tensor.getFloatValList().stream().mapToDouble(Float::doubleValue).toArray();
      case DT_INT32 -> tensor.getIntValList().stream().mapToDouble(Integer::doubleValue).toArray();
      case DT_INT64 -> tensor.getInt64ValList().stream().mapToDouble(Long::doubleValue).toArray();
      default -> new double[0];
    };
  }

  private static Optional<String> differing(String name, int index, Object now, Object recorded) {
    return Optional.of(name + "[" + index + "] is " + now + ", the recorded answer " + recorded);
  }

  private static String words(TensorProto tensor) {
    return tensor.getDtype()
        + " "
        + tensor.getTensorShape().getDimList().stream().map(one -> one.getSize()).toList();
  }
}
