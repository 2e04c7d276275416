package dev.tradewind.feature.online.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.tradewind.feature.online.Blueprint;
import dev.tradewind.feature.online.Commit;
import dev.tradewind.feature.online.OnlineStore;
import dev.tradewind.feature.online.OnlineStoreDownException;
import dev.tradewind.feature.online.StateKey;
import dev.tradewind.feature.online.StateReader;
import dev.tradewind.feature.online.StoreShape;
import dev.tradewind.feature.online.StoredStates;
import dev.tradewind.feature.online.TestOnlineConfig;
import dev.tradewind.testkit.Eventually;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisStateReaderTest {

  private static final RedisFixture REDIS = new RedisFixture();
  private static final Blueprint PLAN =
      new Blueprint(new StoreShape("a1b2", 2), 5, ByteString.EMPTY);
  private static final StateKey ANN = new StateKey("a", "ann|x", StateKey.WHOLE);
  private static final StateKey PART = new StateKey("b", "i", 1);
  private static final byte[] BYTES = {0, -1, 13, 10, 127, -128};

  private final StateReader reader = REDIS.reader(new TestOnlineConfig());

  @AfterAll
  static void close() {
    REDIS.close();
  }

  @BeforeEach
  void aGenerationWithTwoStates() {
    REDIS.flush();
    OnlineStore store = REDIS.store();
    await(store.open("one", PLAN));
    await(store.commit(new Commit("one", 0, 0, 1, Map.of(ANN, BYTES, PART, BYTES))));
  }

  @Test
  void readsWhatTheStoreHolds() {
    StoredStates found =
        await(reader.read("one", List.of(PART, new StateKey("b", "i", 0), ANN, PART)));
    assertThat(found.liveGeneration()).contains("one");
    assertThat(found.states()).containsExactly(BYTES, null, BYTES, BYTES);
    assertThat(await(reader.read("other", List.of(ANN))).states()).containsExactly((byte[]) null);
  }

  @Test
  void manyReadsAtOnceGetTheirOwnAnswers() {
    List<CompletableFuture<StoredStates>> reads = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      StateKey key = i % 2 == 0 ? ANN : new StateKey("a", "nobody", StateKey.WHOLE);
      reads.add(reader.read("one", List.of(key)).subscribeAsCompletionStage());
    }
    for (int i = 0; i < 200; i++) {
      assertThat(reads.get(i).join().states()).containsExactly(i % 2 == 0 ? BYTES : null);
    }
  }

  @Test
  void aRedisThatHangsIsNotWaitedForByEveryRead() {
    await(reader.read("one", List.of(ANN)));
    REDIS.pause(Duration.ofSeconds(2));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> await(reader.read("one", List.of(ANN))))
          .isInstanceOf(OnlineStoreDownException.class)
          .hasMessageContaining("within");
    }
    assertThatThrownBy(() -> await(reader.read("one", List.of(ANN))))
        .isInstanceOf(OnlineStoreDownException.class)
        .hasMessageContaining("lately");

    Eventually.until("it answers again", this::answers);
    assertThat(answers()).isTrue();
  }

  @Test
  void anAnswerThatCameWhileThisProcessWasHeldUpIsAnAnswer() {
    Context loop = REDIS.eventLoop();
    StateReader other = REDIS.reader(new TestOnlineConfig());
    await(on(loop, reader));
    await(on(loop, other));

    CompletableFuture<StoredStates> answer = new CompletableFuture<>();
    loop.runOnContext(
        begun ->
            other
                .read("one", List.of(ANN))
                .subscribe()
                .with(
                    first -> {
                      // The loop is among its sockets now; its timers come before it is there
                      // again.
                      reader
                          .read("one", List.of(ANN))
                          .subscribe()
                          .with(answer::complete, answer::completeExceptionally);
                      holdUp(new TestOnlineConfig().readTimeout().multipliedBy(2));
                    },
                    answer::completeExceptionally));

    assertThat(await(Uni.createFrom().completionStage(answer)).states()).containsExactly(BYTES);
  }

  /** A read by the connection that a reader has for an event loop. */
  private static Uni<StoredStates> on(Context loop, StateReader reader) {
    return Uni.createFrom()
        .emitter(
            emitter ->
                loop.runOnContext(
                    begun ->
                        reader
                            .read("one", List.of(ANN))
                            .subscribe()
                            .with(emitter::complete, emitter::fail)));
  }

  /** As a garbage collection does. */
  private static void holdUp(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Test
  void findsItsWayBackToARedisThatWasRestarted() {
    await(reader.read("one", List.of(ANN)));
    REDIS.stop();
    try {
      assertThatThrownBy(() -> await(reader.read("one", List.of(ANN))))
          .isInstanceOf(OnlineStoreDownException.class);
    } finally {
      REDIS.start();
    }
    Eventually.until("it answers again", this::answers);
  }

  private boolean answers() {
    try {
      await(reader.read("one", List.of(ANN)));
      return true;
    } catch (OnlineStoreDownException notYet) {
      return false;
    }
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(10));
  }
}
