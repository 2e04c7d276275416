package dev.tradewind.feature.materialization;

import dev.tradewind.feature.materialization.MaterializationStatus.State;
import dev.tradewind.feature.online.redis.RedisFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each event counts once, whatever fails. Over views chosen at random, with every aggregation and
 * every kind of entity, each fault strikes again and again while events come. In the end every
 * state in Redis is, byte for byte, the one that is made from the log from its first event on,
 * there is no other key, and every value that is read is the brute-force oracle's.
 */
class FaultMatrixTest {

  private static final int WAVES = 5;
  private static final int WAVE = 60;
  private static final int SEEDS = 3;

  private static RedisFixture redis;

  /** What strikes, before each wave of events. */
  enum Fault {
    NONE(run -> {}),
    COMMITS_AND_ANSWERS_GET_LOST(run -> run.replaceAll(run.unreliable())),
    THE_PROCESS_DIES_AND_ANOTHER_GOES_ON(run -> run.replaceAll(run.instance())),
    TWO_WORKERS_ON_EVERY_PARTITION(run -> run.add(run.unreliable(), 2)),
    REDIS_IS_FLUSHED(run -> redis.flush()),
    REDIS_IS_FLUSHED_UNDER_TWO_WORKERS(
        run -> {
          run.add(run.unreliable(), 2);
          redis.flush();
        }),
    REDIS_STARTS_AGAIN_EMPTY(
        run -> {
          redis.stop();
          redis.start();
        }),
    THE_LOG_IS_AWAY(
        run -> {
          run.log().setDown(true);
          run.awaitState(State.STALLED);
          run.log().setDown(false);
        }),
    A_REBUILD_IS_ASKED_FOR(run -> run.rebuild()),
    DEFINITIONS_CHANGE(run -> run.declare(run.someViews())),
    DEFINITIONS_CHANGE_TWICE_IN_A_ROW(
        run -> {
          run.declare(run.someViews());
          run.declare(run.someViews());
        }),
    DEFINITIONS_CHANGE_UNDER_TWO_WORKERS_OF_WHICH_ONE_KNOWS_LATER(
        run -> {
          run.add(run.unreliable(), 2);
          run.declareToTheFirst(run.someViews());
        }),
    REDIS_IS_FLUSHED_DURING_A_DERIVATION(
        run -> {
          run.declare(run.someViews());
          run.awaitBuilding();
          redis.flush();
        }),
    THE_PROCESS_DIES_DURING_A_DERIVATION(
        run -> {
          run.declare(run.someViews());
          run.awaitBuilding();
          run.replaceAll(run.unreliable());
        });

    @SuppressWarnings("ImmutableEnumChecker") // Lambdas without a state.
    private final Consumer<FaultRun> strike;

    Fault(Consumer<FaultRun> strike) {
      this.strike = strike;
    }
  }

  private final List<FaultRun> runs = new ArrayList<>();

  @BeforeAll
  static void start() {
    redis = new RedisFixture();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @AfterEach
  void stopAll() {
    runs.forEach(FaultRun::stop);
  }

  @ParameterizedTest
  @EnumSource
  void everyValueIsThatOfARecomputationFromTheLog(Fault fault) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      redis.flush();
      FaultRun run = new FaultRun(redis, seed);
      runs.add(run);
      for (int wave = 0; wave < WAVES; wave++) {
        run.append(WAVE);
        run.awaitSomething();
        fault.strike.accept(run);
      }
      run.append(WAVE);
      run.declareToAll();
      run.expectEverything();
      run.stop();
    }
  }
}
