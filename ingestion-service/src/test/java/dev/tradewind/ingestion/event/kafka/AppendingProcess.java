package dev.tradewind.ingestion.event.kafka;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * A writer to be killed: appends batch after batch, several at once, and notes in a file each batch
 * that was acknowledged.
 */
final class AppendingProcess {

  static final int BATCH = 20;
  private static final int AT_ONCE = 4;

  private AppendingProcess() {}

  /** Arguments: bootstrap servers, topic, the file of acknowledged batches. */
  public static void main(String[] arguments) throws IOException {
    QuietKafka.please();
    KafkaEventLog log = LogFixture.openAndAwait(LogFixture.settings(arguments[0], arguments[1]));
    try (BufferedWriter acknowledged =
        Files.newBufferedWriter(Path.of(arguments[2]), StandardOpenOption.CREATE)) {
      for (int first = 0; ; first += AT_ONCE) {
        List<CompletableFuture<?>> underWay = new ArrayList<>();
        for (int number = first; number < first + AT_ONCE; number++) {
          underWay.add(log.append(LogFixture.batch(ids(number))).subscribeAsCompletionStage());
        }
        for (int i = 0; i < AT_ONCE; i++) {
          underWay.get(i).join();
          acknowledged.write((first + i) + "\n");
          acknowledged.flush();
        }
      }
    }
  }

  /** The ids of a batch. */
  static List<String> ids(int number) {
    return IntStream.range(0, BATCH).mapToObj(i -> "b" + number + "-" + i).toList();
  }
}
