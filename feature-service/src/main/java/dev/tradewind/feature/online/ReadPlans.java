package dev.tradewind.feature.online;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import java.util.List;
import java.util.function.Supplier;

/** The plans of the lists of features that are asked for: callers ask for the same few. */
final class ReadPlans {

  private static final int MAX_PLANS = 1_000;

  private final Cache<List<String>, ReadPlan> plans =
      Caffeine.newBuilder().maximumSize(MAX_PLANS).executor(Runnable::run).build();

  /**
   * The plan for features of a catalogue.
   *
   * @param select finds them, where no plan is known
   */
  ReadPlan of(ViewCatalog catalog, List<String> features, Supplier<FeatureSelection> select) {
    ReadPlan known = plans.getIfPresent(features);
    if (known != null && known.isOf(catalog)) {
      return known;
    }
    ReadPlan made = new ReadPlan(catalog, select.get());
    plans.put(List.copyOf(features), made);
    return made;
  }
}
