package dev.tradewind.inference.serving.runtime;

import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.domain.Lease;
import dev.tradewind.inference.serving.domain.Shared;
import dev.tradewind.kit.error.ServiceException;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of each model answer calls. A swap is one write to a map: a call sees the old
 * version or the new one, and the old one closes when the last call that saw it has ended.
 */
@Singleton
public class ServedModels {

  private static final Logger LOG = Logger.getLogger(ServedModels.class);

  private final Map<String, ModelRoutes> routes = new ConcurrentHashMap<>();
  private final Set<Wanted> wanted = ConcurrentHashMap.newKeySet();
  private final Set<Wanted> draining = ConcurrentHashMap.newKeySet();
  private volatile Runnable listener = () -> {};

  /**
   * A hold on a version, which stays open until the lease is closed.
   *
   * @throws ServiceException MODEL_UNKNOWN, MODEL_VERSION_UNKNOWN, LABEL_UNKNOWN
   */
  public Lease<ServedVersion> lease(String model, VersionChoice choice) {
    while (true) {
      ModelRoutes known = routes.get(model);
      if (known == null) {
        throw ModelRoutes.unknown(model);
      }
      Optional<Lease<ServedVersion>> lease = find(known, model, choice).lease();
      if (lease.isPresent()) {
        return lease.get();
      }
      // It was removed and closed between the two lines above: the map knows better now.
    }
  }

  private Shared<ServedVersion> find(ModelRoutes known, String model, VersionChoice choice) {
    try {
      return known.find(model, choice);
    } catch (ServiceException absent) {
      if (absent.reason() == InferenceReason.MODEL_LOADING) {
        known.number(model, choice).ifPresent(version -> wanted.add(new Wanted(model, version)));
        listener.run();
      }
      throw absent;
    }
  }

  /** Whether calls that choose so would be answered. */
  public boolean serves(String model, VersionChoice choice) {
    try (Lease<ServedVersion> lease = lease(model, choice)) {
      return lease.value().id().version() > 0;
    } catch (ServiceException unknown) {
      return false;
    }
  }

  /** Lets a version answer calls, and leads them, in one step. One of the same number gives way. */
  public void add(ServedVersion version, Ways ways) {
    Shared<ServedVersion> shared = new Shared<>(version, this::close);
    Artefact id = version.id();
    ModelRoutes before = replace(id.model(), old -> old.with(shared).leading(ways));
    retire(before.loaded().get(id.version()));
  }

  /** Says where calls lead that name no number. */
  public void lead(String model, Ways ways) {
    replace(model, old -> old.leading(ways));
  }

  /**
   * Where calls lead.
   *
   * @param labels the number behind each label
   * @param preferred the version for calls that ask for none; empty means the newest
   * @param absent versions that are known and not in memory, and what is answered for each
   */
  public record Ways(
      Map<String, Long> labels, OptionalLong preferred, Map<Long, InferenceReason> absent) {

    /** The newest, and no labels. */
    public static final Ways NONE = new Ways(Map.of(), OptionalLong.empty(), Map.of());

    public Ways {
      labels = Map.copyOf(labels);
      absent = Map.copyOf(absent);
    }
  }

  /** A version that somebody asked for, and that is to be loaded again. */
  public record Wanted(String model, long version) {}

  /** Who was asked for in vain since this was called last. */
  public Set<Wanted> takeWanted() {
    Set<Wanted> taken = new HashSet<>();
    wanted.removeIf(taken::add);
    return taken;
  }

  /** Is called when somebody is asked for in vain; returns at once. */
  public void onWanted(Runnable listener) {
    this.listener = listener;
  }

  /**
   * Versions that are loaded, without a hold on them: only to look at what they have done.
   *
   * @param model its name; empty means all
   * @param choice {@link VersionChoice#SERVING} means all that are loaded
   * @throws ServiceException as {@link #lease}, where one model is named
   */
  public List<ServedVersion> loaded(String model, VersionChoice choice) {
    if (!model.isEmpty() && !choice.equals(VersionChoice.SERVING)) {
      try (Lease<ServedVersion> lease = lease(model, choice)) {
        return List.of(lease.value());
      }
    }
    if (!model.isEmpty()) {
      lease(model, choice).close();
    }
    return routes.entrySet().stream()
        .filter(entry -> model.isEmpty() || entry.getKey().equals(model))
        .sorted(Map.Entry.comparingByKey())
        .flatMap(entry -> entry.getValue().loaded().values().stream())
        .map(Shared::value)
        .toList();
  }

  /** Takes a version away; it closes when its last call has ended. */
  public void remove(String model, long version) {
    retire(replace(model, old -> old.without(version)).loaded().get(version));
  }

  /** The versions of a model that no longer take calls and wait for their last one to end. */
  public Set<Long> draining(String model) {
    Set<Long> versions = new TreeSet<>();
    for (Wanted version : draining) {
      if (version.model().equals(model)) {
        versions.add(version.version());
      }
    }
    return versions;
  }

  /** Takes all models away and closes them as their calls end. */
  public void retireAll() {
    for (String model : List.copyOf(routes.keySet())) {
      ModelRoutes old = routes.remove(model);
      if (old != null) {
        old.loaded().values().forEach(this::retire);
      }
    }
  }

  /** What was before. */
  private ModelRoutes replace(String model, UnaryOperator<ModelRoutes> change) {
    AtomicReference<ModelRoutes> before = new AtomicReference<>(ModelRoutes.NONE);
    routes.compute(
        model,
        (name, old) -> {
          ModelRoutes known = old == null ? ModelRoutes.NONE : old;
          before.set(known);
          return change.apply(known);
        });
    return before.get();
  }

  private void retire(@Nullable Shared<ServedVersion> old) {
    if (old != null) {
      draining.add(key(old.value()));
      old.retire();
    }
  }

  private void close(ServedVersion version) {
    version.model().close();
    draining.remove(key(version));
    LOG.infof("%s version %d closed", version.id().model(), version.id().version());
  }

  private static Wanted key(ServedVersion version) {
    return new Wanted(version.id().model(), version.id().version());
  }
}
