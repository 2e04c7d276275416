package dev.tradewind.inference.serving.tensorflow;

import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.inference.serving.engine.LoadedModel;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import dev.tradewind.kit.error.ServiceException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.proto.SignatureDef;

/** A SavedModel with one session. */
final class SavedModel implements LoadedModel {

  /** What TensorFlow writes for itself, such as {@code __saved_model_init_op}. */
  private static final String OWN = "__";

  private final SavedModelBundle bundle;
  private final Map<String, BoundSignature> bound;
  private final Map<String, ModelSignature> signatures;

  private SavedModel(SavedModelBundle bundle, Map<String, BoundSignature> bound) {
    this.bundle = bundle;
    this.bound = Map.copyOf(bound);
    Map<String, ModelSignature> all = new HashMap<>();
    bound.forEach((name, one) -> all.put(name, one.signature()));
    signatures = Map.copyOf(all);
  }

  /** A signature that cannot be served is left out, where another one can. */
  static SavedModel of(SavedModelBundle bundle) throws ModelRefusedException {
    Map<String, BoundSignature> bound = new HashMap<>();
    Optional<ModelRefusedException> first = Optional.empty();
    for (Map.Entry<String, SignatureDef> entry :
        bundle.metaGraphDef().getSignatureDefMap().entrySet()) {
      if (entry.getKey().startsWith(OWN) || entry.getValue().getOutputsCount() == 0) {
        continue;
      }
      try {
        bound.put(entry.getKey(), BoundSignature.bind(entry.getValue(), bundle.graph()));
      } catch (ModelRefusedException refused) {
        first = first.isPresent() ? first : Optional.of(refused);
      }
    }
    if (bound.isEmpty()) {
      throw first.isPresent()
          ? first.get()
          : new ModelRefusedException("no signature with outputs");
    }
    return new SavedModel(bundle, bound);
  }

  @Override
  public Map<String, ModelSignature> signatures() {
    return signatures;
  }

  @Override
  public Map<String, TensorValue> run(String signature, Map<String, TensorValue> values) {
    return rejecting(() -> bound(signature).run(bundle.session(), values));
  }

  @Override
  public List<Map<String, TensorValue>> runTogether(
      String signature, List<Map<String, TensorValue>> calls, int rows) {
    return rejecting(() -> bound(signature).runTogether(bundle.session(), calls, rows));
  }

  private BoundSignature bound(String signature) {
    BoundSignature asked = bound.get(signature);
    if (asked == null) {
      throw new IllegalArgumentException("signature " + signature + ": not one of the model's");
    }
    return asked;
  }

  private static <T> T rejecting(Supplier<T> run) {
    try {
      return run.get();
    } catch (TFInvalidArgumentException rejected) {
      throw new ServiceException(
          InferenceReason.INPUT_INVALID, "the model rejects the inputs: " + rejected.getMessage());
    }
  }

  @Override
  public void close() {
    bundle.close();
  }
}
