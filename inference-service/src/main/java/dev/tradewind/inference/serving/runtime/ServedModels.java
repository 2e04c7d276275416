package dev.tradewind.inference.serving.runtime;

import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.serving.domain.Champion;
import dev.tradewind.inference.serving.domain.Lease;
import dev.tradewind.inference.serving.domain.Shared;
import dev.tradewind.kit.error.ServiceException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Which version of each model answers calls. A swap is one write to a map: a call sees the old
 * version or the new one, and the old one closes when the last call that saw it has ended.
 */
@Singleton
public class ServedModels {

  private static final Logger LOG = Logger.getLogger(ServedModels.class);

  private final Map<String, Shared<ServedVersion>> serving = new ConcurrentHashMap<>();

  /**
   * A hold on a version, which stays open until the lease is closed.
   *
   * @param version empty means the one that serves
   * @throws ServiceException MODEL_UNKNOWN, MODEL_VERSION_UNKNOWN
   */
  public Lease<ServedVersion> lease(String model, OptionalLong version) {
    Lease<ServedVersion> lease = lease(model);
    long serves = lease.value().champion().version();
    if (version.isPresent() && version.getAsLong() != serves) {
      lease.close();
      throw new ServiceException(
          InferenceReason.MODEL_VERSION_UNKNOWN,
          "version " + version.getAsLong() + " of " + model + " is not loaded; " + serves + " is");
    }
    return lease;
  }

  private Lease<ServedVersion> lease(String model) {
    while (true) {
      Shared<ServedVersion> shared = serving.get(model);
      if (shared == null) {
        throw new ServiceException(
            InferenceReason.MODEL_UNKNOWN, "no version of model \"" + model + "\" is loaded");
      }
      Optional<Lease<ServedVersion>> lease = shared.lease();
      if (lease.isPresent()) {
        return lease.get();
      }
      // It was swapped and closed between the two lines above: its successor is in the map.
    }
  }

  /**
   * Whether calls to this version would be answered.
   *
   * @param version empty means any
   */
  public boolean serves(String model, OptionalLong version) {
    try (Lease<ServedVersion> lease = lease(model, version)) {
      return lease.value().champion().version() > 0;
    } catch (ServiceException unknown) {
      return false;
    }
  }

  /** Puts a version in the place of the one that served. */
  public void swapIn(ServedVersion version) {
    Shared<ServedVersion> old =
        serving.put(version.champion().model(), new Shared<>(version, ServedModels::close));
    if (old != null) {
      old.retire();
    }
  }

  /** Takes all models away and closes them as their calls end. */
  public void retireAll() {
    for (String model : List.copyOf(serving.keySet())) {
      Shared<ServedVersion> old = serving.remove(model);
      if (old != null) {
        old.retire();
      }
    }
  }

  private static void close(ServedVersion version) {
    Champion champion = version.champion();
    version.model().close();
    LOG.infof("%s version %d closed", champion.model(), champion.version());
  }
}
