package dev.tradewind.feature.statistics;

import dev.tradewind.feature.error.FeatureReason;
import dev.tradewind.feature.statistics.Profiles.Source;
import dev.tradewind.feature.statistics.domain.Drift;
import dev.tradewind.feature.statistics.domain.FeatureProfile;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps profiles to compare with, and compares. */
@Singleton
public class Baselines {

  private final BaselineStore store;
  private final Profiles profiles;

  Baselines(BaselineStore store, Profiles profiles) {
    this.store = store;
    this.profiles = profiles;
  }

  /** Keeps the present profiles under a name. */
  Uni<List<FeatureProfile>> create(String baseline, List<String> features, Source source) {
    return profiles.of(features, source).call(found -> store.put(baseline, found));
  }

  /** All names, by name. */
  public Uni<List<String>> names() {
    return store.names();
  }

  /**
   * Compares present values with a baseline, most drifted first.
   *
   * @return fails with BASELINE_UNKNOWN, or as profiles do
   */
  public Uni<List<Drift>> drift(String baseline, Source source) {
    return store
        .get(baseline)
        .map(found -> found.orElseThrow(() -> unknown(baseline)))
        .chain(
            before ->
                profiles
                    .of(before.stream().map(FeatureProfile::feature).toList(), source)
                    .map(now -> drifts(before, now)));
  }

  private static List<Drift> drifts(List<FeatureProfile> before, List<FeatureProfile> now) {
    Map<String, FeatureProfile> present =
        now.stream().collect(Collectors.toMap(FeatureProfile::feature, Function.identity()));
    List<Drift> drifts = new ArrayList<>();
    for (FeatureProfile baseline : before) {
      FeatureProfile profile =
          present.getOrDefault(
              baseline.feature(), FeatureProfile.of(baseline.feature(), List.of()));
      drifts.add(Drift.of(baseline, profile));
    }
    drifts.sort(Comparator.comparingDouble(Drift::psi).reversed());
    return drifts;
  }

  private static ServiceException unknown(String baseline) {
    return new ServiceException(
        FeatureReason.BASELINE_UNKNOWN,
        "baseline: no baseline " + baseline + " (make one with CreateBaseline)");
  }
}
