package dev.tradewind.chat.neighbour;

import com.google.protobuf.ByteString;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferResponse;
import dev.tradewind.api.inference.oip.ModelInferResponse.InferOutputTensor;
import dev.tradewind.api.inference.oip.MutinyGRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase;
import dev.tradewind.chat.dialogue.FakeIntentModel;
import dev.tradewind.chat.dialogue.domain.Understanding.Guess;
import io.grpc.Status;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Serves a fake model {@code intent} in the wire format that was agreed. A text with "(down)" finds
 * it down, one with "(garbled)" gets an answer that cannot be read.
 */
final class FakeInference extends GRPCInferenceServiceImplBase {

  @Override
  public Uni<ModelInferResponse> modelInfer(ModelInferRequest request) {
    boolean isAsAgreed =
        request.getModelName().equals("intent")
            && request.getInputsCount() == 1
            && request.getInputs(0).getName().equals("text")
            && request.getInputs(0).getDatatype().equals("BYTES")
            && request.getInputs(0).getShapeList().equals(java.util.List.of(1L));
    if (!isAsAgreed) {
      return Uni.createFrom().failure(Status.INVALID_ARGUMENT.asRuntimeException());
    }
    String text = request.getInputs(0).getContents().getBytesContents(0).toStringUtf8();
    if (text.contains("(down)")) {
      return Uni.createFrom().failure(Status.UNAVAILABLE.asRuntimeException());
    }
    if (text.contains("(garbled)")) {
      return Uni.createFrom().item(ModelInferResponse.newBuilder().setModelName("intent").build());
    }
    return Uni.createFrom().item(response(FakeIntentModel.guess(text)));
  }

  private static ModelInferResponse response(Guess guess) {
    return ModelInferResponse.newBuilder()
        .setModelName("intent")
        .setModelVersion("1")
        .addOutputs(output("probabilities", "FP32"))
        .addOutputs(output("intents", "BYTES"))
        .addRawOutputContents(
            ByteString.copyFrom(
                little(8)
                    .putFloat((float) guess.confidence())
                    .putFloat(1 - (float) guess.confidence())
                    .flip()))
        .addRawOutputContents(element(guess.label()).concat(element("thanks")))
        .build();
  }

  private static InferOutputTensor output(String name, String type) {
    return InferOutputTensor.newBuilder()
        .setName(name)
        .setDatatype(type)
        .addShape(1)
        .addShape(2)
        .build();
  }

  private static ByteString element(String text) {
    ByteString bytes = ByteString.copyFromUtf8(text);
    return ByteString.copyFrom(little(4).putInt(bytes.size()).flip()).concat(bytes);
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
