package dev.tradewind.ingestion.event.kafka;

import static dev.tradewind.ingestion.event.kafka.LogFixture.appendUntilTaken;
import static dev.tradewind.ingestion.event.kafka.LogFixture.assertUnavailable;
import static dev.tradewind.ingestion.event.kafka.LogFixture.await;
import static dev.tradewind.ingestion.event.kafka.LogFixture.batch;
import static dev.tradewind.ingestion.event.kafka.LogFixture.everything;
import static dev.tradewind.ingestion.event.kafka.LogFixture.open;
import static dev.tradewind.ingestion.event.kafka.LogFixture.openAndAwait;
import static dev.tradewind.ingestion.event.kafka.LogFixture.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two who would write one log. */
@ExtendWith(SharedBroker.class)
class KafkaWritersIT {

  private final KafkaSettings settings =
      LogFixture.settings(SharedBroker.broker(), "events-" + UUID.randomUUID());

  @Test
  void ofTwoInstancesOneWritesAndTheOtherTakesOverWhenItLeaves() {
    try (KafkaEventLog standby = inTheShadow()) {
      until("writing in its place", standby::isWriting);
      assertThat(await(standby.append(batch(List.of("a", "b")))).acceptedIds())
          .containsExactly("b");
      assertThat(everything(standby)).containsExactlyInAnyOrder("a", "b");
    }
  }

  /** The rogue is a writer that takes itself for the only one, against every agreement. */
  @Test
  void aWriterThatWasReplacedWithoutKnowingIsRefusedAndComesBackWithoutDuplicates() {
    try (KafkaEventLog log = openAndAwait(settings)) {
      await(log.append(batch(List.of("a"))));
      try (Producer<byte[], byte[]> rogue = new KafkaClients(settings).producer()) {
        rogue.initTransactions();
        assertUnavailable(log, batch(List.of("a", "b")));
      }
      assertThat(everything(log)).containsExactly("a");

      Receipt receipt = appendUntilTaken(log, batch(List.of("a", "b")));
      assertThat(receipt.acceptedIds()).containsExactly("b");
      assertThat(everything(log)).containsExactlyInAnyOrder("a", "b");
    }
  }

  /** A writer that dies between sending and committing leaves nothing to be seen. */
  @Test
  void aTransactionLeftOpenIsAsIfItHadNeverBeen() {
    try (KafkaEventLog log = openAndAwait(settings)) {
      await(log.append(batch(List.of("a"))));
    }
    Producer<byte[], byte[]> dying = new KafkaClients(settings).producer();
    dying.initTransactions();
    dying.beginTransaction();
    Batch lost = batch(List.of("lost"));
    Future<?> sent =
        dying.send(
            StoredEvent.record(settings.topic(), lost.events().get(0), 0, lost.receivedAt()));
    dying.flush();
    assertThat(sent).isDone();
    dying.close(Duration.ZERO);

    try (KafkaEventLog log = openAndAwait(settings)) {
      assertThat(everything(log)).containsExactly("a");
      assertThat(await(log.append(lost)).acceptedIds()).containsExactly("lost");
      assertThat(everything(log)).containsExactlyInAnyOrder("a", "lost");
    }
  }

  /** Opens a second instance beside a writing one, sees it refuse, and closes the first. */
  private KafkaEventLog inTheShadow() {
    try (KafkaEventLog active = openAndAwait(settings)) {
      KafkaEventLog standby = open(settings);
      await(active.append(batch(List.of("a"))));
      assertUnavailable(standby, batch(List.of("b")));
      assertThat(everything(standby)).containsExactly("a");
      assertThat(active.isWriting()).isTrue();
      return standby;
    }
  }
}
