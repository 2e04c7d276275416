package dev.tradewind.ingestion.event.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes the clients. What the log's promises rest on is set last, so that no setting from outside
 * can undo it.
 */
final class KafkaClients {

  /** An event is at most as large as a gRPC message, 4 MiB; what surrounds it is small. */
  static final int MAX_RECORD_BYTES = 5 << 20;

  private final KafkaSettings settings;
  private final AtomicInteger next = new AtomicInteger();

  KafkaClients(KafkaSettings settings) {
    this.settings = settings;
  }

  /** The one that may write: a later one with the same transactional id fences it. */
  Producer<byte[], byte[]> producer() {
    Map<String, Object> config = common("writer");
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.writerGroup());
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_BYTES);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, settings.timeoutMillis());
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, settings.timeoutMillis());
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, settings.timeoutMillis() / 2);
    // A transaction that begins while the brokers still note the end of the last one is told to
    // come again: soon, then, and not after the usual 100 ms.
    config.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5);
    config.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 500);
    config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 2 * settings.timeoutMillis());
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Reads what is committed, wherever it is put; belongs to no group. */
  Consumer<byte[], byte[]> reader() {
    Map<String, Object> config = consuming("reader");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Sees transactions that are still open, too. */
  Consumer<byte[], byte[]> uncommittedReader() {
    Map<String, Object> config = consuming("probe");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** A member of the group of those who may write. */
  Consumer<byte[], byte[]> member() {
    int session = Math.toIntExact(settings.sessionTimeout().toMillis());
    Map<String, Object> config = consuming("seat");
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.writerGroup());
    // The topic of the group is empty: where it is read from does not matter.
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings
        .instance()
        .ifPresent(name -> config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name));
    config.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
    config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / 5);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  Admin admin() {
    return Admin.create(common("admin"));
  }

  private Map<String, Object> consuming(String role) {
    Map<String, Object> config = common(role);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // A position that is not there any more is an error to be told, not to be jumped over.
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
    // Nobody waits at the brokers for events: what is fetched is known to be there. A fetch under
    // way would only hold up the next one, of another partition.
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
    return config;
  }

  private Map<String, Object> common(String role) {
    Map<String, Object> config = new HashMap<>(settings.client());
    config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    config.put(
        CommonClientConfigs.CLIENT_ID_CONFIG, "tradewind-" + role + "-" + next.incrementAndGet());
    config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, settings.timeoutMillis() / 2);
    config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, settings.timeoutMillis());
    config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
    config.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
    config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    return config;
  }
}
