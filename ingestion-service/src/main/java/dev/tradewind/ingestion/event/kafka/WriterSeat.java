package dev.tradewind.ingestion.event.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Decides, between the instances of one log, who writes: the one to which Kafka gives the only
 * partition of an empty topic. Kafka gives it to another when the holder leaves or is silent for
 * the session's timeout. This only saves the instances from fighting; that never two of them write
 * is seen to by the transactional id.
 */
final class WriterSeat implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(WriterSeat.class);

  private static final Duration TICK = Duration.ofMillis(250);
  private static final long PAUSE_MILLIS = 1000;
  private static final long CLOSE_MILLIS = 10_000;

  private final KafkaClients clients;
  private final String topic;
  private final LogWriter writer;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "tradewind-writer-seat");
  private volatile @Nullable Consumer<byte[], byte[]> member;

  WriterSeat(KafkaClients clients, String topic, LogWriter writer) {
    this.clients = clients;
    this.topic = topic;
    this.writer = writer;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Gives the seat up, so that another instance gets it at once. */
  @Override
  public void close() {
    closing.countDown();
    Consumer<byte[], byte[]> current = member;
    if (current != null) {
      current.wakeup();
    }
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (isOpen()) {
        belong();
        closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isOpen() {
    return closing.getCount() > 0;
  }

  private void belong() {
    try (Consumer<byte[], byte[]> current = clients.member()) {
      member = current;
      current.subscribe(List.of(topic), new Listener());
      while (isOpen()) {
        current.poll(TICK);
        writer.tend();
      }
    } catch (WakeupException woken) {
      LOG.debug("woken to leave", woken);
    } catch (KafkaException failure) {
      LOG.warnf(failure, "the group of writers cannot be reached; trying again");
    } finally {
      member = null;
      writer.seat(false);
    }
  }

  private final class Listener implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> added) {
      if (!added.isEmpty()) {
        LOG.info("this instance writes the log");
        writer.seat(true);
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> removed) {
      if (!removed.isEmpty()) {
        LOG.info("this instance no longer writes the log");
        writer.seat(false);
      }
    }
  }
}
