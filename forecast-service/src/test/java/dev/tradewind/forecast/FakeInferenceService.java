package dev.tradewind.forecast;

import com.google.protobuf.ByteString;
import dev.tradewind.api.inference.oip.InferTensorContents;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferInputTensor;
import dev.tradewind.api.inference.oip.ModelInferResponse;
import dev.tradewind.api.inference.oip.ModelInferResponse.InferOutputTensor;
import dev.tradewind.api.inference.oip.MutinyGRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase;
import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Model "demand", version 3: every day sells the mean of the history, plus the weekday that was
 * asked for, plus the number of the level; the sum of days is the sum of quantiles.
 */
@GrpcService
class FakeInferenceService extends GRPCInferenceServiceImplBase {

  private final FakeNeighbours neighbours;

  FakeInferenceService(FakeNeighbours neighbours) {
    this.neighbours = neighbours;
  }

  @Override
  public Uni<ModelInferResponse> modelInfer(ModelInferRequest request) {
    return switch (neighbours.inference) {
      case SERVES -> Uni.createFrom().item(forecast(request));
      case DOWN -> failed(Status.UNAVAILABLE);
      case HAS_NO_MODEL -> failed(Status.NOT_FOUND);
      case NEVER_ANSWERS -> Uni.createFrom().nothing();
      case ANSWERS_NONSENSE ->
          Uni.createFrom().item(ModelInferResponse.newBuilder().setModelVersion("3").build());
    };
  }

  private static ModelInferResponse forecast(ModelInferRequest request) {
    InferTensorContents history = input(request, 0, "history", "FP32").getContents();
    long weekday = input(request, 1, "weekday", "INT64").getContents().getInt64Contents(0);
    double mean = history.getFp32ContentsList().stream().mapToDouble(x -> x).average().orElse(0);
    ByteBuffer daily = numbers();
    ByteBuffer cumulative = numbers();
    for (int day = 1; day <= 14; day++) {
      for (int level = 0; level < 7; level++) {
        float quantile = (float) (mean + weekday + level);
        daily.putFloat(quantile);
        cumulative.putFloat(day * quantile);
      }
    }
    return ModelInferResponse.newBuilder()
        .setModelName(request.getModelName())
        .setModelVersion("3")
        .addOutputs(output("cumulative"))
        .addOutputs(output("daily"))
        .addRawOutputContents(ByteString.copyFrom(cumulative.flip()))
        .addRawOutputContents(ByteString.copyFrom(daily.flip()))
        .build();
  }

  private static InferInputTensor input(
      ModelInferRequest request, int index, String name, String datatype) {
    InferInputTensor input = request.getInputs(index);
    if (!request.getModelName().equals("demand")
        || !input.getName().equals(name)
        || !input.getDatatype().equals(datatype)
        || input.getShape(0) != 1) {
      throw new AssertionError("not an input of the model: " + input);
    }
    return input;
  }

  private static ByteBuffer numbers() {
    return ByteBuffer.allocate(14 * 7 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static InferOutputTensor output(String name) {
    return InferOutputTensor.newBuilder()
        .setName(name)
        .setDatatype("FP32")
        .addShape(1)
        .addShape(14)
        .addShape(7)
        .build();
  }

  private static <T> Uni<T> failed(Status status) {
    return Uni.createFrom().failure(status.asRuntimeException());
  }
}
