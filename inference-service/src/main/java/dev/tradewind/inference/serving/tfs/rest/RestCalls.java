package dev.tradewind.inference.serving.tfs.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import dev.tradewind.inference.predict.ForCallers;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.Predictor;
import dev.tradewind.inference.serving.rest.Json;
import dev.tradewind.inference.serving.tfs.Caller;
import dev.tradewind.inference.serving.tfs.ExampleInference;
import dev.tradewind.inference.serving.tfs.ModelMetadata;
import dev.tradewind.inference.serving.tfs.ModelStatuses;
import dev.tradewind.inference.serving.tfs.ServedSignatures;
import dev.tradewind.inference.serving.tfs.Target;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Bodies in, bodies out. */
@Singleton
class RestCalls {

  /** Names as in the protocol, and fields with the value that stands for none too. */
  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer().preservingProtoFieldNames().alwaysPrintFieldsWithNoPresence();

  private final Predictor predictor;
  private final ServedSignatures signatures;
  private final ExampleInference examples;
  private final ModelStatuses statuses;
  private final ModelMetadata metadata;

  RestCalls(
      @ForCallers Predictor predictor,
      ServedSignatures signatures,
      ExampleInference examples,
      ModelStatuses statuses,
      ModelMetadata metadata) {
    this.predictor = predictor;
    this.signatures = signatures;
    this.examples = examples;
    this.statuses = statuses;
    this.metadata = metadata;
  }

  /**
   * Answers a call.
   *
   * @param caller who waits for it
   * @throws dev.tradewind.kit.error.ServiceException INPUT_INVALID where the body is not JSON or
   *     not what was expected, and what models are refused for
   */
  Uni<byte[]> answer(RestPath path, byte[] body, Caller caller) {
    try {
      return ask(path, body, caller);
    } catch (JsonProcessingException malformed) {
      throw Json.malformed(malformed);
    } catch (IOException impossible) {
      throw new UncheckedIOException("bytes in memory cannot be read", impossible);
    }
  }

  private Uni<byte[]> ask(RestPath path, byte[] body, Caller caller) throws IOException {
    return switch (path.action()) {
      case PREDICT -> predict(path.target(), PredictBody.of(body), caller);
      case CLASSIFY -> classify(path.target(), ExamplesBody.of(body), caller);
      case REGRESS -> regress(path.target(), ExamplesBody.of(body), caller);
      case STATUS -> Uni.createFrom().item(bytes(print(statuses.of(path.target()))));
      case METADATA -> Uni.createFrom().item(bytes(describe(metadata.of(path.target()))));
    };
  }

  private Uni<byte[]> predict(Target model, PredictBody body, Caller caller) throws IOException {
    Target target = model.withSignature(body.signature());
    PredictRequest request =
        new PredictRequest(
            target.model(),
            target.version(),
            target.signature(),
            body.inputs(signatures.signature(target)),
            Set.of(),
            caller.terms());
    return caller
        .asking(predictor.predict(request))
        .map(
            Unchecked.function(
                prediction -> PredictAnswer.encode(prediction.outputs(), body.inRows())));
  }

  private Uni<byte[]> classify(Target model, ExamplesBody body, Caller caller) {
    return examples
        .classify(model.withSignature(body.signature()), body.input(), caller)
        .map(Unchecked.function(answer -> ExamplesAnswer.encode(answer.result())));
  }

  private Uni<byte[]> regress(Target model, ExamplesBody body, Caller caller) {
    return examples
        .regress(model.withSignature(body.signature()), body.input(), caller)
        .map(Unchecked.function(answer -> ExamplesAnswer.encode(answer.result())));
  }

  private static String describe(ModelMetadata.OfTarget found)
      throws InvalidProtocolBufferException {
    return "{\"model_spec\": "
        + print(found.spec())
        + ", \"metadata\": {\"signature_def\": "
        + print(found.signatures())
        + "}}";
  }

  private static String print(MessageOrBuilder message) throws InvalidProtocolBufferException {
    return PRINTER.print(message);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
