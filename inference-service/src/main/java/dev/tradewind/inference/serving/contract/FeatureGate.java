package dev.tradewind.inference.serving.contract;

import dev.tradewind.inference.serving.contract.domain.FeatureContract;
import dev.tradewind.inference.serving.contract.domain.ServedView;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.domain.ModelLifecycle;
import dev.tradewind.inference.serving.engine.ModelGate;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import dev.tradewind.inference.serving.lifecycle.ModelObserver;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a version pass whose manifest names features that the feature service serves, at the
 * versions that the model was trained on. Where the feature service does not answer, a version that
 * passed before passes, and one that never did waits: what serves meanwhile is known to fit.
 */
@Singleton
public class FeatureGate implements ModelGate, ModelObserver {

  private final Supplier<List<ServedView>> views;
  private final Map<Artefact, FeatureContract> passed = new ConcurrentHashMap<>();

  @Inject
  FeatureGate(FeatureDefinitions definitions) {
    this(definitions::all);
  }

  /**
   * A gate without the framework.
   *
   * @param views all versions of all views; fails where nobody can tell
   */
  FeatureGate(Supplier<List<ServedView>> views) {
    this.views = views;
  }

  @Override
  public void check(Artefact artefact, Path directory) throws ModelRefusedException {
    FeatureContract contract = ManifestFile.read(directory);
    if (contract.isEmpty()) {
      return;
    }
    List<ServedView> served;
    try {
      served = views.get();
    } catch (RuntimeException unreachable) {
      if (contract.equals(passed.get(artefact))) {
        return;
      }
      throw new ModelRefusedException(
          "features: the feature service does not answer, so that nobody knows whether it serves"
              + " what feeds the model: "
              + unreachable,
          unreachable);
    }
    Optional<String> mismatch = contract.mismatch(served);
    if (mismatch.isPresent()) {
      throw new ModelRefusedException("features: " + mismatch.get());
    }
    passed.put(artefact, contract);
  }

  /** What feeds a version that passed. */
  FeatureContract contract(Artefact artefact) {
    return passed.getOrDefault(artefact, FeatureContract.NONE);
  }

  /** Forgets versions that are gone for good. */
  @Override
  public void followed(Map<String, ModelLifecycle> standings) {
    passed.keySet().removeIf(artefact -> !isKept(artefact, standings.get(artefact.model())));
  }

  private static boolean isKept(Artefact artefact, @Nullable ModelLifecycle standing) {
    return standing != null
        && (artefact.equals(standing.loaded().get(artefact.version()))
            || standing.away().contains(artefact.version()));
  }
}
