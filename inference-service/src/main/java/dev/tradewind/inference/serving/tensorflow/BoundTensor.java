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

  /** Where the graph does not know a tensor's rank, the protocol has no word for it: [-1]. */
  private static TensorSpec spec(String name, TensorInfo info) throws ModelRefusedException {
    List<Long> shape =
        info.getTensorShape().getUnknownRank()
            ? List.of(-1L)
            : info.getTensorShape().getDimList().stream()
                .map(TensorShapeProto.Dim::getSize)
                .toList();
    return new TensorSpec(name, type(name, info), shape);
  }

  private static ElementType type(String name, TensorInfo info) throws ModelRefusedException {
    return switch (info.getDtype()) {
      case DT_BOOL -> ElementType.BOOL;
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
