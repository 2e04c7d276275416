package dev.tradewind.ingestion.event.kafka;

import static dev.tradewind.ingestion.event.kafka.LogFixture.appendUntilTaken;
import static dev.tradewind.ingestion.event.kafka.LogFixture.await;
import static dev.tradewind.ingestion.event.kafka.LogFixture.batch;
import static dev.tradewind.ingestion.event.kafka.LogFixture.everything;
import static dev.tradewind.ingestion.event.kafka.LogFixture.openAndAwait;
import static dev.tradewind.ingestion.event.kafka.LogFixture.settings;
import static dev.tradewind.ingestion.event.kafka.LogFixture.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ingestion.event.domain.Receipt;
import dev.tradewind.kit.error.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of the promises when something is killed in the middle of an append. */
class KafkaFaultsIT {

  @TempDir Path directory;

  @Test
  void aWriterKilledInMidAppendLosesNothingAndNothingIsThereTwice() throws Exception {
    try (KafkaBroker broker = KafkaBroker.start(directory)) {
      Path acknowledged = directory.resolve("acknowledged");
      Process writer =
          ChildJvm.start(
              directory.resolve("writer.log"),
              AppendingProcess.class.getName(),
              broker.bootstrapServers(),
              "events",
              acknowledged.toString());
      until("40 batches", () -> lines(acknowledged).size() >= 40);
      writer.destroyForcibly().waitFor();

      List<Integer> promised = lines(acknowledged).stream().map(Integer::valueOf).toList();
      try (KafkaEventLog log = openAndAwait(settings(broker, "events"))) {
        List<String> before = everything(log);
        assertThat(before).doesNotHaveDuplicates();
        for (int number : promised) {
          assertThat(before).containsAll(AppendingProcess.ids(number));
        }
        resendAll(log, promised.size() + 20);
      }
    }
  }

  @Test
  void aBrokerKilledInMidAppendLosesNothingAndTheWriterComesBackByItself() throws Exception {
    try (KafkaBroker broker = KafkaBroker.start(directory);
        KafkaEventLog log = openAndAwait(settings(broker, "events"))) {
      List<Integer> promised = new ArrayList<>();
      int next = 0;
      while (promised.size() < 40) {
        await(log.append(batch(AppendingProcess.ids(next))));
        promised.add(next++);
      }
      List<CompletableFuture<Receipt>> caught = new ArrayList<>();
      int first = next;
      for (; next < first + 20; next++) {
        caught.add(log.append(batch(AppendingProcess.ids(next))).subscribeAsCompletionStage());
      }
      caught.get(2).join();
      broker.kill();
      for (int i = 0; i < caught.size(); i++) {
        if (wasTaken(caught.get(i))) {
          promised.add(first + i);
        }
      }
      assertThat(promised).as("the broker was killed in the middle").hasSizeLessThan(next);
      LogFixture.assertUnavailable(log, batch(List.of("while-away")));

      broker.startAgain();
      until("writing again", log::isWriting);
      List<String> there = everything(log);
      assertThat(there).doesNotHaveDuplicates();
      for (int number : promised) {
        assertThat(there).containsAll(AppendingProcess.ids(number));
      }
      resendAll(log, next);
    }
  }

  private static void resendAll(KafkaEventLog log, int batches) {
    List<String> all = new ArrayList<>();
    for (int number = 0; number < batches; number++) {
      List<String> ids = AppendingProcess.ids(number);
      appendUntilTaken(log, batch(ids));
      all.addAll(ids);
    }
    assertThat(everything(log)).doesNotHaveDuplicates().containsAll(all);
  }

  private static boolean wasTaken(CompletableFuture<Receipt> append) {
    try {
      append.join();
      return true;
    } catch (CompletionException refused) {
      assertThat(refused).cause().isInstanceOf(ServiceException.class);
      return false;
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
