package dev.tradewind.inference.serving.runtime;

import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.inference.serving.engine.LoadedModel;
import dev.tradewind.kit.error.ServiceException;
import java.util.TreeSet;

/**
 * A version that answers calls.
 *
 * @param id which one
 * @param model in memory, warmed
 * @param statistics of its calls
 */
public record ServedVersion(Artefact id, LoadedModel model, VersionStatistics statistics) {

  /** One that has done nothing yet. */
  public ServedVersion(Artefact id, LoadedModel model) {
    this(id, model, new VersionStatistics());
  }

  /**
   * What it takes and gives where it is asked so.
   *
   * @throws ServiceException SIGNATURE_UNKNOWN
   */
  public ModelSignature signature(String name) {
    ModelSignature signature = model.signatures().get(name);
    if (signature == null) {
      throw new ServiceException(
          InferenceReason.SIGNATURE_UNKNOWN,
          "signature "
              + name
              + ": "
              + id.model()
              + " has none such (expected: one of "
              + new TreeSet<>(model.signatures().keySet())
              + ")");
    }
    return signature;
  }
}
