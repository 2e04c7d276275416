package dev.tradewind.bench.serve;

import com.google.protobuf.ByteString;
import dev.tradewind.api.inference.oip.GRPCInferenceServiceGrpc;
import dev.tradewind.api.inference.oip.GRPCInferenceServiceGrpc.GRPCInferenceServiceFutureStub;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferInputTensor;
import dev.tradewind.bench.Load;
import java.time.Duration;

/** Requests of one row over one connection to the service, measured by its CPU time. */
final class GrpcRequests {

  private final InferenceProcess service;
  private final GRPCInferenceServiceFutureStub client;

  GrpcRequests(InferenceProcess service) {
    this.service = service;
    this.client =
        GRPCInferenceServiceGrpc.newFutureStub(service.channel()).withExecutor(Runnable::run);
  }

  /** So many requests, of which as many are under way as there are callers. */
  Lap lap(LayeredModel model, int callers, int requests) throws InterruptedException {
    ModelInferRequest request =
        ModelInferRequest.newBuilder()
            .setModelName(model.name())
            .addInputs(
                InferInputTensor.newBuilder()
                    .setName("x")
                    .setDatatype("FP32")
                    .addShape(1)
                    .addShape(model.width()))
            .addRawInputContents(ByteString.copyFrom(new byte[4 * model.width()]))
            .build();
    Duration before = service.cpu();
    Load load = Load.runAsync(requests, callers, number -> client.modelInfer(request));
    return Lap.of(load, requests, service.cpu().minus(before));
  }
}
