package dev.tradewind.inference.serving.lifecycle;

import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.domain.ModelCatalog;
import dev.tradewind.inference.serving.domain.ModelLifecycle;
import dev.tradewind.inference.serving.domain.ModelPlan;
import dev.tradewind.inference.serving.domain.Refusal;
import dev.tradewind.inference.serving.domain.VersionStanding;
import dev.tradewind.inference.serving.domain.VersionState;
import dev.tradewind.inference.serving.runtime.ServedModels;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** What is known of the models: wished for, in memory, refused. */
@Singleton
public class ModelStandings implements ModelCatalog {

  private final ModelRollout rollout;
  private final ServedModels served;

  ModelStandings(ModelRollout rollout, ServedModels served) {
    this.rollout = rollout;
    this.served = served;
  }

  @Override
  public List<String> models() {
    Set<String> names = new TreeSet<>(rollout.standings().keySet());
    names.addAll(rollout.plans().keySet());
    return List.copyOf(names);
  }

  @Override
  public List<VersionStanding> versions(String model) {
    ModelLifecycle standing = rollout.standing(model);
    Set<Long> draining = served.draining(model);
    Set<Long> numbers = new TreeSet<>(standing.loaded().keySet());
    numbers.addAll(standing.refusals().keySet());
    numbers.addAll(standing.away());
    Optional.ofNullable(rollout.plans().get(model))
        .map(ModelPlan::versions)
        .ifPresent(planned -> numbers.addAll(planned.keySet()));
    numbers.addAll(draining);
    List<VersionStanding> versions = new ArrayList<>();
    numbers.forEach(number -> versions.add(0, standing(model, number, standing, draining)));
    return List.copyOf(versions);
  }

  private VersionStanding standing(
      String model, long version, ModelLifecycle standing, Set<Long> draining) {
    return new VersionStanding(
        version,
        state(model, version, standing, draining),
        standing.labels().entrySet().stream()
            .filter(label -> label.getValue() == version)
            .map(Map.Entry::getKey)
            .sorted()
            .toList(),
        standing.serving().equals(OptionalLong.of(version)),
        problem(version, standing));
  }

  private VersionState state(
      String model, long version, ModelLifecycle standing, Set<Long> draining) {
    if (standing.loaded().containsKey(version)) {
      return VersionState.AVAILABLE;
    }
    Optional<Artefact> loading = rollout.loading();
    if (loading.filter(it -> it.model().equals(model) && it.version() == version).isPresent()) {
      return VersionState.LOADING;
    }
    if (draining.contains(version)) {
      return VersionState.UNLOADING;
    }
    boolean ended = standing.refusals().containsKey(version) || standing.away().contains(version);
    return ended ? VersionState.END : VersionState.START;
  }

  private static String problem(long version, ModelLifecycle standing) {
    return standing.away().contains(version)
        ? "gave way to other models, and comes back when it is asked for"
        : Optional.ofNullable(standing.refusals().get(version)).map(Refusal::reason).orElse("");
  }
}
