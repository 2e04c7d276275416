package dev.tradewind.feature.materialization;

import dev.tradewind.feature.online.Generations;
import dev.tradewind.feature.online.redis.RedisFixture;
import dev.tradewind.testkit.Eventually;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks into a store, past every instance. */
record StoreProbe(RedisFixture redis) {

  /** The generations that there are; empty for the moment after a flush. */
  Optional<Generations> found() {
    return await(redis.store().generations());
  }

  /** The generations that there are, once there are some. */
  Generations generations() {
    Eventually.until("there is a live generation", () -> found().isPresent());
    return found().orElseThrow();
  }

  boolean isBuilding(String generation) {
    return found()
        .flatMap(Generations::building)
        .filter(building -> building.id().equals(generation))
        .isPresent();
  }

  void awaitBuilding() {
    Eventually.until(
        "a generation is built", () -> found().flatMap(Generations::building).isPresent());
  }

  /** Whether there is one generation, which stands for so many events. */
  boolean standsFor(long events) {
    Optional<Generations> found = found();
    return found.isPresent()
        && found.get().building().isEmpty()
        && positions(found.get().live().id()) == events;
  }

  private long positions(String generation) {
    return await(redis.store().positions(generation)).stream()
        .flatMap(List::stream)
        .mapToLong(Long::longValue)
        .sum();
  }

  void expectNoStaleKeys() {
    Eventually.until(
        "only keys of the live generation",
        () -> {
          String live = "test:" + generations().live().id() + ":";
          return redis.keys().stream()
              .allMatch(key -> key.equals("test:live") || key.startsWith(live));
        });
  }

  static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(10));
  }
}
