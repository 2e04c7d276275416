package dev.tradewind.ingestion.event.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ingestion.event.domain.Payload;
import dev.tradewind.ingestion.event.domain.QuarantinePage;
import dev.tradewind.ingestion.event.domain.QuarantinedEvent;
import dev.tradewind.ingestion.event.domain.RefusalReason;
import dev.tradewind.ingestion.event.domain.Screened;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every quarantine promises. Each test finds it empty. */
public abstract class QuarantineContract {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");
  private static final int MAX_BYTES = 1 << 20;

  /** The quarantine under test. */
  protected abstract Quarantine quarantine();

  @Test
  void keepsWhatWasRefusedWithTheReason() {
    keep("x", "y");
    keep("z");

    assertThat(await(quarantine().size())).isEqualTo(3);
    QuarantinePage page = await(quarantine().page(Long.MAX_VALUE, 10, MAX_BYTES));
    assertThat(page.more()).isFalse();
    assertThat(page.events()).hasSize(3);
    QuarantinedEvent newest = page.events().get(0);
    assertThat(newest.payload()).isEqualTo(payload("z"));
    assertThat(newest.reason()).isEqualTo("FIELD_INVALID");
    assertThat(newest.field()).isEqualTo("event_id");
    assertThat(newest.detail()).isEqualTo("wrong");
    assertThat(newest.receivedAt()).isEqualTo(NOW);
  }

  @Test
  void theSameBytesAreKeptOnce() {
    keep("x", "x");
    keep("x");

    assertThat(await(quarantine().size())).isEqualTo(1);
  }

  @Test
  void pagesByIdAndBySize() {
    for (String id : List.of("1", "2", "3", "4", "5")) {
      keep(id);
    }

    QuarantinePage first = await(quarantine().page(Long.MAX_VALUE, 2, MAX_BYTES));
    assertThat(first.events())
        .extracting(QuarantinedEvent::payload)
        .containsExactly(payload("5"), payload("4"));
    assertThat(first.more()).isTrue();
    QuarantinePage second = await(quarantine().page(first.events().get(1).id(), 3, MAX_BYTES));
    assertThat(second.events()).hasSize(3);
    assertThat(second.more()).isFalse();
    QuarantinePage small = await(quarantine().page(Long.MAX_VALUE, 5, 1));
    assertThat(small.events()).hasSize(1);
    assertThat(small.more()).isTrue();
  }

  @Test
  void findsAndForgetsByIdAndIgnoresWhatIsNotThere() {
    keep("1");
    keep("2");
    keep("3");
    List<Long> ids = ids();

    Set<Long> wanted = Set.of(ids.get(2), ids.get(0), -7L);
    assertThat(await(quarantine().find(wanted)))
        .extracting(QuarantinedEvent::payload)
        .containsExactly(payload("1"), payload("3"));
    assertThat(await(quarantine().remove(wanted))).isEqualTo(2);
    assertThat(await(quarantine().remove(wanted))).isZero();
    assertThat(ids()).containsExactly(ids.get(1));
    assertThat(await(quarantine().find(Set.of(ids.get(0))))).isEmpty();
  }

  @Test
  void anEventIsGivenItsLatestReasonAndKeepsItsBytes() {
    keep("x");
    long id = ids().get(0);

    await(
        quarantine()
            .restate(
                id,
                new Screened.Refused(
                    RefusalReason.EVENT_IN_FUTURE, "occurred_at", "too soon", payload("other"))));

    assertThat(await(quarantine().find(Set.of(id))))
        .containsExactly(
            new QuarantinedEvent(
                id, NOW, "EVENT_IN_FUTURE", "occurred_at", "too soon", payload("x")));
  }

  @Test
  void manySendersOfTheSameBytesKeepThemOnce() {
    List<Uni<Void>> keeping = new ArrayList<>();
    for (int sender = 0; sender < 16; sender++) {
      List<String> names =
          new ArrayList<>(IntStream.range(0, 30).mapToObj(i -> "bad-" + i).toList());
      Collections.shuffle(names, new Random(sender));
      keeping.add(quarantine().keep(NOW, names.stream().map(QuarantineContract::refused).toList()));
    }
    await(Uni.join().all(keeping).usingConcurrencyOf(16).andFailFast());

    assertThat(await(quarantine().size())).isEqualTo(30);
    assertThat(new HashSet<>(ids())).hasSize(30);
  }

  private void keep(String... names) {
    await(quarantine().keep(NOW, Arrays.stream(names).map(QuarantineContract::refused).toList()));
  }

  /** By rising id. */
  private List<Long> ids() {
    return await(quarantine().page(Long.MAX_VALUE, 100, MAX_BYTES)).events().stream()
        .map(QuarantinedEvent::id)
        .sorted()
        .toList();
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }

  private static Screened.Refused refused(String id) {
    return new Screened.Refused(RefusalReason.FIELD_INVALID, "event_id", "wrong", payload(id));
  }

  private static Payload payload(String text) {
    return new Payload(text.getBytes(UTF_8));
  }
}
