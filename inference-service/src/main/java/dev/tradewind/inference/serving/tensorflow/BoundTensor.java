package dev.tradewind.inference.serving.tensorflow;

import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.serving.domain.TensorSpec;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * A tensor of a signature and its place in the graph, looked up once.
 *
 * @param spec as callers see it
 * @param output its handle
 */
record BoundTensor(TensorSpec spec, Output<?> output) {

  /** The tensors of one side of a signature, by name. */
  static List<BoundTensor> bind(Map<String, TensorInfo> side, Graph graph)
      throws ModelRefusedException {
    List<BoundTensor> bound = new ArrayList<>();
    for (Map.Entry<String, TensorInfo> entry : side.entrySet()) {
      TensorInfo info = entry.getValue();
      Output<?> output = graph.output(info.getName());
      if (output == null) {
        throw new ModelRefusedException(
            "signature names " + info.getName() + ", which the graph lacks");
      }
      bound.add(new BoundTensor(spec(entry.getKey(), info), output));
    }
    bound.sort(Comparator.comparing(tensor -> tensor.spec().name()));
    return List.copyOf(bound);
  }

  private static TensorSpec spec(String name, TensorInfo info) throws ModelRefusedException {
    if (info.getTensorShape().getUnknownRank()) {
      return TensorSpec.unranked(name, type(name, info));
    }
    return new TensorSpec(
        name,
        type(name, info),
        info.getTensorShape().getDimList().stream().map(TensorShapeProto.Dim::getSize).toList());
  }

  /** The same, of a tensor that takes one serialized example a row, whatever the graph knows. */
  BoundTensor ofExamples() {
    return spec.ranked()
        ? this
        : new BoundTensor(new TensorSpec(spec.name(), spec.type(), spec.shape()), output);
  }

  private static ElementType type(String name, TensorInfo info) throws ModelRefusedException {
    return switch (info.getDtype()) {
      case DT_BOOL -> ElementType.BOOL;
      case DT_UINT8 -> ElementType.UINT8;
      case DT_UINT16 -> ElementType.UINT16;
      case DT_HALF -> ElementType.FP16;
      case DT_BFLOAT16 -> ElementType.BF16;
      case DT_INT32 -> ElementType.INT32;
      case DT_INT64 -> ElementType.INT64;
      case DT_FLOAT -> ElementType.FP32;
      case DT_DOUBLE -> ElementType.FP64;
      case DT_STRING -> ElementType.BYTES;
      default ->
          throw new ModelRefusedException(
              "tensor " + name + " is of type " + info.getDtype() + ", which is not served");
    };
  }
}
