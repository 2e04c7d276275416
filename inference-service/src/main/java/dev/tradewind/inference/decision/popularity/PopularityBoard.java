package dev.tradewind.inference.decision.popularity;

import dev.tradewind.inference.decision.domain.ScoredItem;
import dev.tradewind.inference.decision.recommend.PopularItems;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The last known popularity. An old one is kept for as long as there is no newer one. */
@Singleton
public class PopularityBoard implements PopularItems {

  private final AtomicReference<Optional<List<ScoredItem>>> current =
      new AtomicReference<>(Optional.empty());

  @Override
  public Optional<List<ScoredItem>> current() {
    return current.get();
  }

  void post(List<ScoredItem> items) {
    current.set(Optional.of(List.copyOf(items)));
  }
}
