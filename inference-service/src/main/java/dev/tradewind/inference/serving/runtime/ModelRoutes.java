package dev.tradewind.inference.serving.runtime;

import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.inference.serving.domain.Shared;
import dev.tradewind.inference.serving.runtime.ServedModels.Ways;
import dev.tradewind.kit.error.ServiceException;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Which version of one model answers which call. It never changes: another one takes its place.
 *
 * @param loaded versions by number
 * @param ways where calls lead that name no number
 */
record ModelRoutes(NavigableMap<Long, Shared<ServedVersion>> loaded, Ways ways) {

  static final ModelRoutes NONE = new ModelRoutes(new TreeMap<>(), Ways.NONE);

  ModelRoutes {
    loaded = Collections.unmodifiableNavigableMap(new TreeMap<>(loaded));
  }

  ModelRoutes with(Shared<ServedVersion> version) {
    NavigableMap<Long, Shared<ServedVersion>> more = new TreeMap<>(loaded);
    more.put(version.value().id().version(), version);
    return new ModelRoutes(more, ways);
  }

  ModelRoutes without(long version) {
    NavigableMap<Long, Shared<ServedVersion>> fewer = new TreeMap<>(loaded);
    fewer.remove(version);
    return new ModelRoutes(fewer, ways);
  }

  ModelRoutes leading(Ways others) {
    return new ModelRoutes(loaded, others);
  }

  /**
   * The version that a call gets.
   *
   * @throws ServiceException MODEL_UNKNOWN, MODEL_VERSION_UNKNOWN, LABEL_UNKNOWN, MODEL_LOADING,
   *     MEMORY_EXHAUSTED
   */
  Shared<ServedVersion> find(String model, VersionChoice choice) {
    OptionalLong version = number(model, choice);
    if (version.isEmpty()) {
      throw unknown(model);
    }
    Shared<ServedVersion> found = loaded.get(version.getAsLong());
    if (found == null) {
      throw absent(model, version.getAsLong());
    }
    return found;
  }

  /**
   * The number that a call leads to, loaded or not; empty where no version is known.
   *
   * @throws ServiceException LABEL_UNKNOWN
   */
  OptionalLong number(String model, VersionChoice choice) {
    if (choice instanceof VersionChoice.Numbered numbered) {
      return loaded.isEmpty() && ways.absent().isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(numbered.version());
    }
    return choice instanceof VersionChoice.Labelled labelled
        ? labelled(model, labelled.name())
        : serving();
  }

  private OptionalLong serving() {
    if (ways.preferred().isPresent() && loaded.containsKey(ways.preferred().getAsLong())) {
      return ways.preferred();
    }
    return loaded.isEmpty()
        ? ways.absent().keySet().stream().mapToLong(Long::longValue).max()
        : OptionalLong.of(loaded.lastKey());
  }

  private OptionalLong labelled(String model, String label) {
    if (loaded.isEmpty() && ways.absent().isEmpty()) {
      return OptionalLong.empty();
    }
    Long version = ways.labels().get(label);
    if (version == null) {
      throw new ServiceException(
          InferenceReason.LABEL_UNKNOWN,
          "label \""
              + label
              + "\": no version of "
              + model
              + " carries it (expected: one of "
              + new TreeMap<>(ways.labels()).keySet()
              + ")");
    }
    return OptionalLong.of(version);
  }

  private ServiceException absent(String model, long version) {
    InferenceReason reason =
        ways.absent().getOrDefault(version, InferenceReason.MODEL_VERSION_UNKNOWN);
    String name = "version " + version + " of " + model;
    return new ServiceException(
        reason,
        switch (reason) {
          case MODEL_LOADING -> name + " gave way to others and is being loaded again; try again";
          case MEMORY_EXHAUSTED -> name + " is not loaded: there is no room for it; try later";
          default -> name + " is not loaded; " + loaded.keySet() + " are";
        });
  }

  static ServiceException unknown(String model) {
    return new ServiceException(
        InferenceReason.MODEL_UNKNOWN, "no version of model \"" + model + "\" is loaded");
  }
}
