package dev.tradewind.feature.statistics;

import dev.tradewind.feature.statistics.domain.FeatureProfile;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Where baselines are kept. Every method fails with DEPENDENCY_UNAVAILABLE where it is down. */
interface BaselineStore {

  /** Keeps profiles under a name, in the place of those that are there. */
  Uni<Void> put(String baseline, List<FeatureProfile> profiles);

  /** The profiles of a name, where there are some. */
  Uni<Optional<List<FeatureProfile>>> get(String baseline);

  /** All names, by name. */
  Uni<List<String>> names();
}
