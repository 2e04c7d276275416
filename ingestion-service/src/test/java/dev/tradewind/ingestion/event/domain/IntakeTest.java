package dev.tradewind.ingestion.event.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ingestion.event.log.InMemoryEventLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IntakeTest {

  private static final Instant NOW = Instant.EPOCH;

  @Test
  void ofTwoEventsWithOneIdTheFirstIsAccepted() {
    Intake intake = new Intake(List.of(good("a"), good("a"), good("b")));

    assertThat(intake.batch(NOW).events()).containsExactly(good("a"), good("b"));
    assertThat(intake.outcomes(Set.of("a", "b")))
        .containsExactly(Outcome.ACCEPTED, Outcome.DUPLICATE, Outcome.ACCEPTED);
  }

  @Test
  void aRefusedEventDoesNotUseUpItsId() {
    Intake intake = new Intake(List.of(refused("a"), good("a")));

    assertThat(intake.outcomes(Set.of("a"))).containsExactly(Outcome.QUARANTINED, Outcome.ACCEPTED);
  }

  /**
   * However events are cut into batches and repeated: each good id is accepted once, at first
   * sight.
   */
  @Property
  void eachIdIsAcceptedOnceAtFirstSight(@ForAll("batches") List<List<Screened>> batches) {
    InMemoryEventLog log = new InMemoryEventLog(4);
    Set<String> known = new HashSet<>();
    for (List<Screened> events : batches) {
      Intake intake = new Intake(events);
      Receipt receipt = log.append(intake.batch(NOW)).await().indefinitely();
      List<Outcome> expected = new ArrayList<>();
      for (Screened event : events) {
        if (event instanceof Screened.Good good) {
          expected.add(known.add(good.eventId()) ? Outcome.ACCEPTED : Outcome.DUPLICATE);
        } else {
          expected.add(Outcome.QUARANTINED);
        }
      }
      assertThat(intake.outcomes(receipt.acceptedIds())).isEqualTo(expected);
    }
    long kept =
        log.extents().await().indefinitely().values().stream().mapToLong(Extent::endOffset).sum();
    assertThat(kept).isEqualTo(known.size());
  }

  @Provide
  Arbitrary<List<List<Screened>>> batches() {
    Arbitrary<String> ids = Arbitraries.integers().between(0, 12).map(i -> "id-" + i);
    Arbitrary<Screened> events =
        Arbitraries.oneOf(
            ids.<Screened>map(IntakeTest::good), ids.<Screened>map(IntakeTest::refused));
    return events.list().ofMinSize(1).ofMaxSize(12).list().ofMaxSize(8);
  }

  private static Screened.Good good(String id) {
    return new Screened.Good(id, Math.floorMod(id.hashCode(), 4), new Payload(id.getBytes(UTF_8)));
  }

  private static Screened refused(String id) {
    return new Screened.Refused(
        RefusalReason.FIELD_INVALID, "f", "d", new Payload(id.getBytes(UTF_8)));
  }
}
