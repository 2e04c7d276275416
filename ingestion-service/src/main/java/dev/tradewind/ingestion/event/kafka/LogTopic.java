package dev.tradewind.ingestion.event.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes the topics at the first start, and refuses ones that could not keep the log's promises. */
final class LogTopic {

  private static final String KEPT_FOR_EVER = "-1";

  private final Admin admin;
  private final KafkaSettings settings;
  private final int partitions;

  LogTopic(Admin admin, KafkaSettings settings, int partitions) {
    this.admin = admin;
    this.settings = settings;
    this.partitions = partitions;
  }

  /** Throws IllegalStateException, naming what to change, where the topic will not do. */
  void require() {
    create(
        new NewTopic(settings.topic(), partitions, settings.replicationFactor())
            .configs(
                Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.CLEANUP_POLICY_DELETE,
                    TopicConfig.RETENTION_MS_CONFIG,
                    KEPT_FOR_EVER,
                    TopicConfig.RETENTION_BYTES_CONFIG,
                    KEPT_FOR_EVER,
                    TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                    Integer.toString(settings.minInsyncReplicas()),
                    TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG,
                    "false",
                    TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                    Integer.toString(KafkaClients.MAX_RECORD_BYTES))));
    create(new NewTopic(settings.writerTopic(), 1, settings.replicationFactor()));
    requirePartitions(once(this::describe));
    requireConfig(once(this::config));
  }

  private void create(NewTopic topic) {
    try {
      await(admin.createTopics(List.of(topic)).all());
    } catch (TopicExistsException before) {
      // Made by an earlier start, by another instance, or by an operator: looked at below.
      return;
    }
  }

  private int describe() {
    return await(admin.describeTopics(List.of(settings.topic())).allTopicNames())
        .get(settings.topic())
        .partitions()
        .size();
  }

  private Config config() {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, settings.topic());
    return await(admin.describeConfigs(List.of(topic)).all()).get(topic);
  }

  private void requirePartitions(int stored) {
    if (stored != partitions) {
      throw new IllegalStateException(
          "tradewind.ingestion.partitions: "
              + partitions
              + " (expected: "
              + stored
              + ", with which topic "
              + settings.topic()
              + " was made; the number of partitions of a log never changes)");
    }
  }

  private void requireConfig(Config config) {
    requireValue(config, TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    requireValue(config, TopicConfig.RETENTION_MS_CONFIG, KEPT_FOR_EVER);
    requireValue(config, TopicConfig.RETENTION_BYTES_CONFIG, KEPT_FOR_EVER);
    requireValue(config, TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
    requireAtLeast(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, settings.minInsyncReplicas());
    requireAtLeast(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, KafkaClients.MAX_RECORD_BYTES);
  }

  private void requireValue(Config config, String name, String expected) {
    String value = config.get(name).value();
    if (!expected.equals(value)) {
      throw unfit(name, value, expected);
    }
  }

  private void requireAtLeast(Config config, String name, int least) {
    String value = config.get(name).value();
    if (Integer.parseInt(value) < least) {
      throw unfit(name, value, ">= " + least);
    }
  }

  private IllegalStateException unfit(String name, String value, String expected) {
    return new IllegalStateException(
        "topic " + settings.topic() + ", " + name + ": " + value + " (expected: " + expected + ")");
  }

  /** Asks until the brokers have heard of the topic that one of them has just made. */
  private <T> T once(Supplier<T> question) {
    long deadline = System.nanoTime() + settings.timeout().toNanos();
    while (true) {
      try {
        return question.get();
      } catch (UnknownTopicOrPartitionException notYet) {
        if (System.nanoTime() - deadline > 0) {
          throw notYet;
        }
      }
    }
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof KafkaException known) {
        throw known;
      }
      throw new IllegalStateException(failure.getCause());
    }
  }
}
