package dev.tradewind.ingestion.event.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The settings, checked. See {@link KafkaLogConfig} for what each means. */
record KafkaSettings(
    String bootstrapServers,
    String topic,
    short replicationFactor,
    int minInsyncReplicas,
    Duration timeout,
    Duration sessionTimeout,
    Optional<String> instance,
    int readers,
    int maxQueued,
    Duration horizon,
    int maxIds,
    Map<String, String> client) {

  private static final String PREFIX = "tradewind.ingestion.kafka.";

  KafkaSettings {
    require(topic.matches("[a-zA-Z0-9._-]{1,200}"), "topic", topic, "a topic's name");
    require(replicationFactor >= 1, "replication-factor", replicationFactor, ">= 1");
    require(
        minInsyncReplicas >= 1 && minInsyncReplicas <= replicationFactor,
        "min-insync-replicas",
        minInsyncReplicas,
        "1 to replication-factor, " + replicationFactor);
    require(timeout.toMillis() >= 1000, "timeout", timeout, ">= 1 s");
    require(sessionTimeout.toMillis() >= 1000, "session-timeout", sessionTimeout, ">= 1 s");
    require(readers >= 1, "readers", readers, ">= 1");
    require(maxQueued >= 1, "max-queued", maxQueued, ">= 1");
    require(horizon.toMinutes() >= 1, "deduplication.horizon", horizon, ">= 1 min");
    require(maxIds >= 16, "deduplication.max-ids", maxIds, ">= 16");
    client = Map.copyOf(client);
  }

  static KafkaSettings of(KafkaLogConfig config) {
    return new KafkaSettings(
        config
            .bootstrapServers()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        PREFIX + "bootstrap-servers: not set (expected: host:port,host:port)")),
        config.topic(),
        config.replicationFactor(),
        config.minInsyncReplicas(),
        config.timeout(),
        config.sessionTimeout(),
        config.instance(),
        config.readers(),
        config.maxQueued(),
        config.deduplication().horizon(),
        config.deduplication().maxIds(),
        config.client());
  }

  /** The topic by which instances agree on who writes. */
  String writerTopic() {
    return topic + "-writer";
  }

  /** Those who may become the writer, as the brokers name them. */
  String writerGroup() {
    return "tradewind-ingestion-" + topic;
  }

  int timeoutMillis() {
    return Math.toIntExact(timeout.toMillis());
  }

  /** Without the clients' settings: they may hold secrets. */
  @Override
  public String toString() {
    return "topic " + topic + " at " + bootstrapServers;
  }

  private static void require(boolean good, String setting, Object value, String expected) {
    if (!good) {
      throw new IllegalStateException(
          PREFIX + setting + ": " + value + " (expected: " + expected + ")");
    }
  }
}
