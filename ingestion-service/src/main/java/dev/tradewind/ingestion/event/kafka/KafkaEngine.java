package dev.tradewind.ingestion.event.kafka;

import dev.tradewind.ingestion.event.domain.Partitions;
import dev.tradewind.ingestion.event.log.EventLog;
import dev.tradewind.ingestion.event.log.EventLogConfig;
import dev.tradewind.ingestion.event.log.LogEngine;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The log in Kafka, where one database is too small. */
@Singleton
class KafkaEngine implements LogEngine {

  private final KafkaLogConfig config;
  private final EventLogConfig logConfig;
  private final Clock clock;
  private final Optional<String> retentionDays;
  private volatile @Nullable KafkaEventLog log;

  KafkaEngine(
      KafkaLogConfig config,
      EventLogConfig logConfig,
      Clock clock,
      @ConfigProperty(name = "tradewind.ingestion.retention.days") Optional<String> retentionDays) {
    this.config = config;
    this.logConfig = logConfig;
    this.clock = clock;
    this.retentionDays = retentionDays;
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public EventLog open() {
    if (retentionDays.isPresent()) {
      throw new IllegalStateException(
          "tradewind.ingestion.retention.days: "
              + retentionDays.get()
              + " (expected: not set; a log in Kafka is kept for ever)");
    }
    KafkaSettings settings = KafkaSettings.of(config);
    try {
      KafkaEventLog opened =
          KafkaEventLog.open(settings, new Partitions(logConfig.partitions()), clock);
      log = opened;
      return opened;
    } catch (KafkaException failure) {
      throw new IllegalStateException(
          "tradewind.ingestion.kafka.bootstrap-servers: " + settings + " cannot be used", failure);
    }
  }

  /** Whether this instance can take events. */
  boolean isWriting() {
    KafkaEventLog opened = log;
    return opened != null && opened.isWriting();
  }

  void close(@Observes ShutdownEvent stop) {
    KafkaEventLog opened = log;
    if (opened != null) {
      opened.close();
    }
  }
}
