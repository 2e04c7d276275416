package dev.tradewind.ingestion.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import dev.tradewind.api.ingestion.v1.ReadEventsRequest;
import dev.tradewind.kit.validation.MessageValidator;
import dev.tradewind.kit.validation.QuickCheck;
import java.util.Collections;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The quick checks against the contract's rules, around each limit. */
class RequestChecksTest {

  private final MessageValidator validator = new MessageValidator();
  private final QuickCheck ingest = new IngestRequestCheck();
  private final QuickCheck read = new ReadRequestCheck();

  @Property(tries = 200)
  void aBatchIsSoundWhereItKeepsTheRules(
      @ForAll @IntRange(max = 1002) int events, @ForAll String id, @ForAll boolean backfill) {
    IngestEventsRequest request =
        IngestEventsRequest.newBuilder()
            .addAllEvents(Collections.nCopies(events, Event.newBuilder().setEventId(id).build()))
            .setBackfill(backfill)
            .build();
    assertThat(ingest.isSurelySound(request)).isEqualTo(validator.violations(request).isEmpty());
  }

  @Property(tries = 1000)
  void aReadIsNeverTakenForSoundWhereItBreaksARule(
      @ForAll @IntRange(min = -2, max = 9) int partition,
      @ForAll @LongRange(min = -2, max = 9) long fromOffset,
      @ForAll @IntRange(min = -2, max = 5002) int maxEvents,
      @ForAll @LongRange(min = -2, max = 32) long seconds,
      @ForAll int nanos) {
    ReadEventsRequest request =
        ReadEventsRequest.newBuilder()
            .setPartition(partition)
            .setFromOffset(fromOffset)
            .setMaxEvents(maxEvents)
            .setWait(Duration.newBuilder().setSeconds(seconds).setNanos(nanos))
            .build();
    if (read.isSurelySound(request)) {
      assertThat(validator.violations(request)).isEmpty();
    }
  }

  @Property(tries = 200)
  void aReadAsTheFollowersSendItIsSound(
      @ForAll @IntRange(max = 1024) int partition,
      @ForAll @LongRange(min = 0) long fromOffset,
      @ForAll @IntRange(max = 5000) int maxEvents,
      @ForAll @IntRange(max = 29_999) int waitMillis) {
    ReadEventsRequest request =
        ReadEventsRequest.newBuilder()
            .setPartition(partition)
            .setFromOffset(fromOffset)
            .setMaxEvents(maxEvents)
            .setWait(
                Duration.newBuilder()
                    .setSeconds(waitMillis / 1000)
                    .setNanos(waitMillis % 1000 * 1_000_000))
            .build();
    assertThat(read.isSurelySound(request)).isTrue();
  }
}
