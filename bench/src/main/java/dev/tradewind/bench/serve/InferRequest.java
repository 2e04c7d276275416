package dev.tradewind.bench.serve;

import com.google.protobuf.ByteString;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferInputTensor;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferRequestedOutputTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;

/** A request to a {@link BenchModel}. */
final class InferRequest {

  private InferRequest() {}

  /**
   * @param outputs that are asked for; none means all
   */
  static ModelInferRequest of(String model, int rows, Collection<String> outputs) {
    ByteBuffer numbers =
        ByteBuffer.allocate(4 * rows * BenchModel.WIDTH).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < rows * BenchModel.WIDTH; i++) {
      numbers.putFloat((i % 7) / 7f);
    }
    ModelInferRequest.Builder request =
        ModelInferRequest.newBuilder()
            .setModelName(model)
            .addInputs(
                InferInputTensor.newBuilder()
                    .setName("x")
                    .setDatatype("FP32")
                    .addShape(rows)
                    .addShape(BenchModel.WIDTH))
            .addRawInputContents(ByteString.copyFrom(numbers.flip()));
    outputs.forEach(
        name -> request.addOutputs(InferRequestedOutputTensor.newBuilder().setName(name)));
    return request.build();
  }
}
