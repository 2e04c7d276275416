package dev.tradewind.inference.predictionlog.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The counts of all versions of all models: of so many models, and of the newest versions of each.
 * The log names them, and who writes there could name any number.
 */
final class ModelTallies {

  static final int MODELS = 100;
  static final int VERSIONS = 20;

  private final Map<String, TreeMap<Long, VersionTally>> models = new TreeMap<>();

  /** Empty where there is no room for it. */
  Optional<VersionTally> of(String model, long version) {
    if (!models.containsKey(model) && models.size() == MODELS) {
      return Optional.empty();
    }
    TreeMap<Long, VersionTally> versions = models.computeIfAbsent(model, name -> new TreeMap<>());
    VersionTally tally = versions.computeIfAbsent(version, VersionTally::new);
    if (versions.size() > VERSIONS) {
      versions.pollFirstEntry();
    }
    return Optional.of(tally);
  }

  /** Those of which something is known. */
  Set<String> names() {
    return Set.copyOf(models.keySet());
  }

  /** The newest first. */
  List<VersionOutcomes> outcomes(String model) {
    List<VersionOutcomes> versions = new ArrayList<>();
    models
        .getOrDefault(model, new TreeMap<>())
        .descendingMap()
        .values()
        .forEach(tally -> versions.add(tally.outcomes()));
    return versions;
  }

  void clear() {
    models.clear();
  }
}
