package dev.tradewind.inference.serving.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What shall be loaded of one model, and where calls shall lead. Whoever knows it (a registry, a
 * directory) says only what is wished; how one gets there, {@link ModelLifecycle} says.
 *
 * @param model its name
 * @param versions by number; none means that nothing of it shall be loaded any more
 * @param labels the number behind each label
 * @param preferred the version for calls that ask for none; empty means the newest that is loaded
 */
public record ModelPlan(
    String model,
    NavigableMap<Long, Artefact> versions,
    Map<String, Long> labels,
    OptionalLong preferred) {

  public ModelPlan {
    versions = Collections.unmodifiableNavigableMap(new TreeMap<>(versions));
    labels = Map.copyOf(labels);
  }

  /** One version, for all calls. */
  public static ModelPlan of(Artefact artefact) {
    return new ModelPlan(
        artefact.model(),
        new TreeMap<>(Map.of(artefact.version(), artefact)),
        Map.of(),
        OptionalLong.of(artefact.version()));
  }

  /** Nothing of the model. */
  public static ModelPlan nothing(String model) {
    return new ModelPlan(model, new TreeMap<>(), Map.of(), OptionalLong.empty());
  }

  /** The version that calls wait for first, then the others, the newest first. */
  List<Artefact> inOrder() {
    List<Artefact> order = new ArrayList<>(versions.descendingMap().values());
    preferred.ifPresent(
        first ->
            order.sort(Comparator.comparing((Artefact artefact) -> artefact.version() != first)));
    return order;
  }
}
