package dev.tradewind.feature.history.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.feature.history.export.Export.Outcome;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of exports promises. */
public abstract class ExportStoreContract {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final String ASKED = "0123456789abcdef".repeat(4);

  private final Export running = Export.running("sales-1", ASKED);

  /** An empty store. */
  protected abstract ExportStore store();

  @Test
  void theFirstOfAnIdStays() {
    ExportStore store = store();
    assertThat(await(store.find("sales-1"))).isEmpty();
    assertThat(await(store.add(running, NOON))).isEmpty();
    assertThat(await(store.add(Export.running("sales-1", "f".repeat(64)), NOON))).contains(running);
    assertThat(await(store.find("sales-1"))).contains(running);
  }

  @Test
  void whatIsFinishedIsKeptWhole() {
    ExportStore store = store();
    await(store.add(running, NOON));
    Outcome finished = new Outcome.Finished(7, "file:///a/b.parquet", ASKED, List.of(1L, 0L, 9L));
    assertThat(await(store.end("sales-1", finished, NOON))).isTrue();
    assertThat(await(store.find("sales-1")).map(Export::outcome)).contains(finished);
    assertThat(await(store.find("sales-1")).map(Export::progress)).contains(1.0);
  }

  @Test
  void whatHasEndedStaysAsItIs() {
    ExportStore store = store();
    await(store.add(running, NOON));
    Outcome cancelled = new Outcome.Cancelled("cancelled");
    assertThat(await(store.end("sales-1", cancelled, NOON))).isTrue();
    assertThat(await(store.end("sales-1", new Outcome.Failed("no disk"), NOON))).isFalse();
    assertThat(await(store.beat("sales-1", 0.5, NOON))).isFalse();
    assertThat(await(store.find("sales-1")).map(Export::outcome)).contains(cancelled);
    assertThat(await(store.end("unknown", cancelled, NOON))).isFalse();
  }

  @Test
  void aFailureIsKeptWithItsReason() {
    ExportStore store = store();
    await(store.add(running, NOON));
    await(store.end("sales-1", new Outcome.Failed("no disk"), NOON));
    assertThat(await(store.find("sales-1")).map(Export::outcome))
        .contains(new Outcome.Failed("no disk"));
  }

  @Test
  void onlyWhatNobodySpeaksOfIsGivenUp() {
    ExportStore store = store();
    await(store.add(running, NOON));
    await(store.add(Export.running("sales-2", ASKED), NOON));
    assertThat(await(store.beat("sales-2", 0.5, NOON.plusSeconds(50)))).isTrue();
    Instant later = NOON.plusSeconds(70);
    assertThat(await(store.giveUp(later.minusSeconds(60), "ended", later)))
        .containsExactly("sales-1");
    assertThat(await(store.find("sales-1")).map(Export::outcome))
        .contains(new Outcome.Cancelled("ended"));
    assertThat(await(store.find("sales-2")))
        .isEqualTo(Optional.of(new Export("sales-2", ASKED, 0.5, new Outcome.Running())));
  }

  private static <T> T await(Uni<T> answer) {
    return answer.await().atMost(Duration.ofSeconds(20));
  }
}
