package dev.tradewind.ingestion.event.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The event log in Kafka; read only where {@code tradewind.ingestion.log.engine=kafka}. */
@ConfigMapping(prefix = "tradewind.ingestion.kafka")
public interface KafkaLogConfig {

  /** The brokers to begin with, {@code host:port,host:port}. Must be set. */
  Optional<String> bootstrapServers();

  /**
   * The topic of the events, made at the first start. Beside it a topic {@code NAME-writer}, always
   * empty, is what instances agree by on who writes.
   */
  @WithDefault("tradewind-events")
  String topic();

  /** On how many brokers the topic is kept, where it is made here. At least 1. */
  @WithDefault("3")
  short replicationFactor();

  /**
   * How many brokers must have an event before it is acknowledged; a topic with a smaller {@code
   * min.insync.replicas} is refused at start. At least 1; 2 for a log that survives the loss of a
   * broker.
   */
  @WithDefault("2")
  int minInsyncReplicas();

  /** How long a call to the brokers may take. At least 1 s. */
  @WithDefault("10s")
  Duration timeout();

  /**
   * How long the writing instance may be silent before another takes over. The brokers allow 6 s to
   * 30 min unless they are told otherwise.
   */
  @WithDefault("10s")
  Duration sessionTimeout();

  /**
   * This instance's own name among those of the log, the same after a restart, for example the
   * pod's name in a stateful set. An instance that was killed then need not wait for its own old
   * session to end. Unset, each start counts as another instance.
   */
  Optional<String> instance();

  /** How many reads are done at once, each with a connection of its own. At least 1. */
  @WithDefault("8")
  int readers();

  /** How many appends, and how many reads, may wait; more are refused with OVERLOADED. */
  @WithDefault("512")
  int maxQueued();

  /** Which ids are remembered. */
  Deduplication deduplication();

  /**
   * Settings of the Kafka clients by their own names, for example {@code
   * tradewind.ingestion.kafka.client."sasl.jaas.config"}. Never logged. Those on which the log's
   * promises rest cannot be changed.
   */
  Map<String, String> client();

  /** Which ids are remembered: an event of such an id is a duplicate. */
  interface Deduplication {

    /** For how long after its receipt an id is remembered. At least 1 min. */
    @WithDefault("7d")
    Duration horizon();

    /**
     * How many ids are remembered, the oldest being forgotten first; 21 to 43 MB of heap for each
     * million. At least 16.
     */
    @WithDefault("20000000")
    int maxIds();
  }
}
