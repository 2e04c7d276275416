package dev.tradewind.inference.serving.registry;

import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.serving.domain.Champion;
import dev.tradewind.inference.serving.domain.ModelLifecycle;
import dev.tradewind.inference.serving.engine.LoadedModel;
import dev.tradewind.inference.serving.engine.ModelLoader;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import dev.tradewind.inference.serving.engine.WarmUp;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.inference.serving.runtime.ServedVersion;
import dev.tradewind.inference.serving.runtime.ServingConfig;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Brings champions into service: load, warm, swap. A champion that cannot be loaded takes nothing
 * away: what served serves on. A model that the registry no longer lists serves on as well; a
 * registry that lost its memory shall not empty the shop window.
 *
 * <p>Called from one thread at a time.
 */
@Singleton
public class ModelRollout {

  private static final Logger LOG = Logger.getLogger(ModelRollout.class);

  private final ModelLoader loader;
  private final ServedModels served;
  private final WarmUp warmUp;
  private final Clock clock;
  private final Duration refusedPause;
  private final Duration refusedLongestPause;
  private final Map<String, ModelLifecycle> models = new ConcurrentHashMap<>();

  /** A rollout with nothing loaded. */
  public ModelRollout(
      ModelLoader loader,
      ServedModels served,
      ServingConfig serving,
      RegistryConfig registry,
      Clock clock) {
    this.loader = loader;
    this.served = served;
    this.warmUp =
        new WarmUp(
            Setting.between(
                "tradewind.inference.serving.warm-up-batch", serving.warmUpBatch(), 1, 1024));
    this.clock = clock;
    this.refusedPause =
        Setting.positive("tradewind.inference.registry.refused-pause", registry.refusedPause());
    this.refusedLongestPause =
        Setting.positive(
            "tradewind.inference.registry.refused-longest-pause", registry.refusedLongestPause());
  }

  /**
   * Loads the champions that do not serve yet.
   *
   * @return whether something new serves
   */
  boolean follow(List<Champion> champions) {
    boolean changed = false;
    for (Champion champion : champions) {
      if (standing(champion.model()).shouldLoad(champion, clock.instant())) {
        changed |= bringIn(champion);
      }
    }
    return changed;
  }

  private boolean bringIn(Champion champion) {
    ModelLifecycle before = standing(champion.model());
    try {
      LoadedModel model = loadAndWarm(champion);
      served.swapIn(new ServedVersion(champion, model));
      models.put(champion.model(), before.loaded(champion));
      LOG.infof("%s version %d serves", champion.model(), champion.version());
      return true;
    } catch (ModelRefusedException refused) {
      models.put(
          champion.model(),
          before.refused(
              champion, reason(refused), clock.instant(), refusedPause, refusedLongestPause));
      LOG.errorf(
          "%s version %d refused: %s; %s",
          champion.model(),
          champion.version(),
          refused.getMessage(),
          before
              .serving()
              .map(old -> "version " + old.version() + " serves on")
              .orElse("no version serves"));
      return false;
    }
  }

  private LoadedModel loadAndWarm(Champion champion) throws ModelRefusedException {
    LoadedModel model = loader.load(directory(champion));
    try {
      warmUp.run(model);
      return model;
    } catch (ModelRefusedException refused) {
      model.close();
      throw refused;
    }
  }

  private static Path directory(Champion champion) throws ModelRefusedException {
    try {
      URI uri = URI.create(champion.artifactUri());
      if (!"file".equals(uri.getScheme())) {
        throw new ModelRefusedException("artifact_uri: " + uri + " (expected: a file: URI)");
      }
      return Path.of(uri);
    } catch (IllegalArgumentException malformed) {
      throw new ModelRefusedException(
          "artifact_uri: " + champion.artifactUri() + " (expected: a file: URI)", malformed);
    }
  }

  private static String reason(ModelRefusedException refused) {
    return Optional.ofNullable(refused.getMessage()).orElse("unknown");
  }

  private ModelLifecycle standing(String model) {
    return models.getOrDefault(model, ModelLifecycle.EMPTY);
  }

  /** Where each model stands, by name. */
  public Map<String, ModelLifecycle> standings() {
    return new TreeMap<>(models);
  }

  /** The champions that serve. */
  List<Champion> serving() {
    return standings().values().stream().flatMap(model -> model.serving().stream()).toList();
  }
}
