package dev.tradewind.inference.serving.oip.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.protobuf.ByteString;
import com.google.protobuf.MessageOrBuilder;
import dev.tradewind.api.inference.oip.ModelConfigRequest;
import dev.tradewind.api.inference.oip.ModelMetadataRequest;
import dev.tradewind.api.inference.oip.ModelReadyRequest;
import dev.tradewind.api.inference.oip.ModelStatisticsRequest;
import dev.tradewind.api.inference.oip.RepositoryIndexRequest;
import dev.tradewind.api.inference.oip.RepositoryModelLoadRequest;
import dev.tradewind.api.inference.oip.RepositoryModelUnloadRequest;
import dev.tradewind.api.inference.oip.ServerLiveRequest;
import dev.tradewind.api.inference.oip.ServerMetadataRequest;
import dev.tradewind.api.inference.oip.ServerReadyRequest;
import dev.tradewind.inference.serving.oip.OpenInferenceEndpoint;
import dev.tradewind.inference.serving.rest.Json;
import dev.tradewind.inference.serving.rest.RestAnswer;
import dev.tradewind.inference.serving.rest.RestDoor;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Asks the protocol over gRPC what is asked over HTTP: the two cannot answer differently. */
@Singleton
class Answers {

  /** What can be done over HTTP only, by Triton's name for it. */
  private static final String BINARY_EXTENSION = "binary_tensor_data";

  private static final int BAD_REQUEST = 400;

  private final OpenInferenceEndpoint protocol;
  private final Duration timeout;

  Answers(@GrpcService OpenInferenceEndpoint protocol, RestDoor door) {
    this.protocol = protocol;
    this.timeout = door.timeout();
  }

  /**
   * Answers a call.
   *
   * @param jsonLength bytes of the body that are JSON
   * @throws dev.tradewind.kit.error.ServiceException INPUT_INVALID where the body is not JSON or
   *     not what was expected, and what the protocol refuses
   */
  Uni<RestAnswer> answer(Ask ask, byte[] body, int jsonLength) {
    try {
      return switch (ask.kind()) {
        case SERVER, LIVE, READY -> server(ask);
        case METADATA, MODEL_READY, CONFIG, STATISTICS -> model(ask);
        case INFER -> infer(InferBody.read(ask, body, jsonLength).within(timeout));
        case INDEX, LOAD, UNLOAD -> repository(ask, RepositoryBody.read(body));
      };
    } catch (JsonProcessingException malformed) {
      throw Json.malformed(malformed);
    } catch (IOException impossible) {
      throw new UncheckedIOException("bytes in memory cannot be read", impossible);
    }
  }

  private Uni<RestAnswer> server(Ask ask) {
    return switch (ask.kind()) {
      case LIVE ->
          protocol
              .serverLive(ServerLiveRequest.getDefaultInstance())
              .map(answer -> health(answer.getLive(), new JsonObject().put("live", true)));
      case READY ->
          protocol
              .serverReady(ServerReadyRequest.getDefaultInstance())
              .map(
                  answer ->
                      health(answer.getReady(), new JsonObject().put("ready", answer.getReady())));
      default ->
          json(
              protocol
                  .serverMetadata(ServerMetadataRequest.getDefaultInstance())
                  .map(answer -> answer.toBuilder().addExtensions(BINARY_EXTENSION)));
    };
  }

  /** That something is not so is told by the status; 400 as the protocol has it. */
  private static RestAnswer health(boolean well, JsonObject body) {
    byte[] bytes = body.toBuffer().getBytes();
    return well ? RestAnswer.json(bytes) : RestAnswer.json(BAD_REQUEST, bytes);
  }

  private Uni<RestAnswer> model(Ask ask) {
    String name = ask.model();
    String version = ask.version();
    return switch (ask.kind()) {
      case MODEL_READY ->
          protocol
              .modelReady(ModelReadyRequest.newBuilder().setName(name).setVersion(version).build())
              .map(
                  answer ->
                      health(
                          answer.getReady(),
                          new JsonObject().put("name", name).put("ready", answer.getReady())));
      case CONFIG ->
          json(
              protocol
                  .modelConfig(
                      ModelConfigRequest.newBuilder().setName(name).setVersion(version).build())
                  .map(answer -> answer.getConfig()));
      case STATISTICS ->
          json(
              protocol.modelStatistics(
                  ModelStatisticsRequest.newBuilder().setName(name).setVersion(version).build()));
      default ->
          json(
              protocol.modelMetadata(
                  ModelMetadataRequest.newBuilder().setName(name).setVersion(version).build()));
    };
  }

  private Uni<RestAnswer> infer(InferCall call) {
    return protocol
        .modelInfer(call.request())
        .chain(
            response ->
                RestDoor.aside(
                    response.getRawOutputContentsList().stream().mapToLong(ByteString::size).sum(),
                    Uni.createFrom()
                        .item(Unchecked.supplier(() -> InferAnswer.encode(call, response)))));
  }

  private Uni<RestAnswer> repository(Ask ask, RepositoryBody body) {
    return switch (ask.kind()) {
      case LOAD ->
          protocol
              .repositoryModelLoad(
                  RepositoryModelLoadRequest.newBuilder()
                      .setModelName(ask.model())
                      .putAllParameters(body.parameters())
                      .build())
              .map(done -> RestAnswer.json(new byte[0]));
      case UNLOAD ->
          protocol
              .repositoryModelUnload(
                  RepositoryModelUnloadRequest.newBuilder()
                      .setModelName(ask.model())
                      .putAllParameters(body.parameters())
                      .build())
              .map(done -> RestAnswer.json(new byte[0]));
      default ->
          protocol
              .repositoryIndex(RepositoryIndexRequest.newBuilder().setReady(body.ready()).build())
              .map(
                  Unchecked.function(
                      answer -> RestAnswer.json(MessageJson.of(answer.getModelsList()))));
    };
  }

  private static Uni<RestAnswer> json(Uni<? extends MessageOrBuilder> message) {
    return message.map(Unchecked.function(answer -> RestAnswer.json(MessageJson.of(answer))));
  }
}
