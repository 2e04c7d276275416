package dev.tradewind.chat.inference;

import com.google.protobuf.ByteString;
import dev.tradewind.api.inference.oip.GRPCInferenceService;
import dev.tradewind.api.inference.oip.InferTensorContents;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferInputTensor;
import dev.tradewind.chat.dialogue.IntentModel;
import dev.tradewind.chat.dialogue.domain.Understanding;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Asks the model {@code intent}; an answer that cannot be read counts as none. */
@ApplicationScoped
public class InferenceIntentModel implements IntentModel {

  private static final Logger LOG = Logger.getLogger(InferenceIntentModel.class);
  private static final String MODEL = "intent";

  private final GRPCInferenceService inference;

  public InferenceIntentModel(@GrpcClient("inference") GRPCInferenceService inference) {
    this.inference = inference;
  }

  @Override
  public Uni<Understanding> understand(String text) {
    return inference
        .modelInfer(request(text))
        .<Understanding>map(IntentAnswer::best)
        .onFailure()
        .recoverWithItem(InferenceIntentModel::unavailable);
  }

  private static ModelInferRequest request(String text) {
    return ModelInferRequest.newBuilder()
        .setModelName(MODEL)
        .addInputs(
            InferInputTensor.newBuilder()
                .setName("text")
                .setDatatype("BYTES")
                .addShape(1)
                .setContents(
                    InferTensorContents.newBuilder()
                        .addBytesContents(ByteString.copyFromUtf8(text))))
        .build();
  }

  /** The failure's text is left out of the log: it may quote what the shopper said. */
  private static Understanding unavailable(Throwable failure) {
    LOG.warnf(
        "the model %s cannot be asked: %s (%s)",
        MODEL, Status.fromThrowable(failure).getCode(), failure.getClass().getSimpleName());
    return new Understanding.Unavailable();
  }
}
