package dev.tradewind.feature.materialization;

import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.online.Generation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Follows the generations that there are, and nothing else. */
final class Followers {

  private final Following following;
  private final Freshness freshness;
  private final Map<String, GenerationFollower> byGeneration = new LinkedHashMap<>();
  private boolean stopped;

  Followers(Following following, Freshness freshness) {
    this.following = following;
    this.freshness = freshness;
  }

  synchronized void follow(Map<Generation, ViewCatalog> wanted) {
    byGeneration
        .values()
        .removeIf(
            follower -> {
              boolean obsolete = !wanted.containsKey(follower.generation());
              if (obsolete) {
                follower.stop();
              }
              return obsolete;
            });
    if (!stopped) {
      wanted.forEach(this::follow);
    }
  }

  private void follow(Generation generation, ViewCatalog views) {
    byGeneration.computeIfAbsent(
        generation.id(),
        id -> {
          GenerationFollower follower =
              new GenerationFollower(generation, views, following, freshness);
          follower.start();
          return follower;
        });
  }

  synchronized Optional<GenerationFollower> of(String generation) {
    return Optional.ofNullable(byGeneration.get(generation));
  }

  synchronized void stop() {
    stopped = true;
    byGeneration.values().forEach(GenerationFollower::stop);
    byGeneration.clear();
  }
}
