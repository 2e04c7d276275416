package dev.tradewind.ingestion.event.kafka;

import dev.tradewind.testkit.FreePort;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/**
 * A real Kafka broker (KRaft, broker and controller in one) in a process of its own, so that it can
 * be killed. Its directory stays over a restart.
 */
public final class KafkaBroker implements AutoCloseable {

  private static final long START_SECONDS = 60;

  private final Path directory;
  private final Path properties;
  private final int port = FreePort.next();
  private Process process;

  private KafkaBroker(Path directory) {
    this.directory = directory;
    this.properties = directory.resolve("server.properties");
  }

  /** Starts one on an empty directory. */
  public static KafkaBroker start(Path directory) {
    KafkaBroker broker = new KafkaBroker(directory);
    QuietKafka.please();
    broker.format();
    broker.startAgain();
    return broker;
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** The topics that it keeps. */
  public Set<String> topics() {
    try (Admin admin = admin()) {
      return admin.listTopics().names().get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | java.util.concurrent.TimeoutException failure) {
      throw new IllegalStateException("see " + directory.resolve("broker.log"), failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private Admin admin() {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers(),
            AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            200));
  }

  /** kill -9. */
  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Starts it on the directory as it is, and waits until it serves. */
  void startAgain() {
    launch();
    awaitReady();
  }

  @Override
  public void close() {
    kill();
  }

  private void format() {
    String controller = "127.0.0.1:" + FreePort.next();
    try {
      Files.writeString(
          properties,
          String.join(
              "\n",
              "process.roles=broker,controller",
              "node.id=1",
              "controller.quorum.voters=1@" + controller,
              "listeners=PLAINTEXT://" + bootstrapServers() + ",CONTROLLER://" + controller,
              "controller.listener.names=CONTROLLER",
              "log.dirs=" + directory.resolve("data"),
              "offsets.topic.replication.factor=1",
              "offsets.topic.num.partitions=1",
              "transaction.state.log.replication.factor=1",
              "transaction.state.log.min.isr=1",
              "transaction.state.log.num.partitions=1",
              "group.initial.rebalance.delay.ms=0",
              "group.min.session.timeout.ms=1000",
              "broker.session.timeout.ms=3000",
              "broker.heartbeat.interval.ms=500",
              "auto.create.topics.enable=false",
              ""));
      StorageTool.execute(
          new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", properties.toString()},
          new PrintStream(directory.resolve("format.log").toFile(), "UTF-8"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void launch() {
    process = ChildJvm.start(directory.resolve("broker.log"), "kafka.Kafka", properties.toString());
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    try (Admin admin = admin()) {
      while (admin.describeCluster().nodes().get(START_SECONDS, TimeUnit.SECONDS).isEmpty()) {
        if (System.nanoTime() - deadline > 0) {
          throw new IllegalStateException("no broker; see " + directory.resolve("broker.log"));
        }
      }
    } catch (ExecutionException | java.util.concurrent.TimeoutException failure) {
      throw new IllegalStateException("see " + directory.resolve("broker.log"), failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
