package dev.tradewind.local.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How each service is started: settings as system properties, passwords in the environment. */
final class ServiceLaunch {

  private final Workspace workspace;
  private final Home home;
  private final Ports ports;
  private final PostgresServer postgres;
  private final RedisServer redis;

  ServiceLaunch(
      Workspace workspace, Home home, Ports ports, PostgresServer postgres, RedisServer redis) {
    this.workspace = workspace;
    this.home = home;
    this.ports = ports;
    this.postgres = postgres;
    this.redis = redis;
  }

  Launch of(Component service) {
    Map<String, String> settings = new LinkedHashMap<>();
    Map<String, String> environment = new LinkedHashMap<>();
    settings.put("quarkus.http.port", Integer.toString(ports.of(service)));
    settings.put("quarkus.management.port", Integer.toString(ports.managementOf(service)));
    switch (service) {
      case POSTGRES, REDIS ->
          throw new IllegalArgumentException(service.label() + " (expected: a service)");
      case INGESTION -> {
        database("ingestion", settings, environment);
        settings.put("tradewind.ingestion.import.directory", home.imports().toString());
        // The only instance: an import that it held when it died waits for nobody else.
        settings.put("tradewind.ingestion.import.lease", "5s");
      }
      case FEATURE -> {
        database("feature", settings, environment);
        settings.put("quarkus.redis.hosts", redis.url());
        environment.put("QUARKUS_REDIS_PASSWORD", redis.password());
        neighbours(settings, Component.INGESTION);
        settings.put(
            "tradewind.feature.history.directory", home.root().resolve("training-sets").toString());
        settings.put(
            "tradewind.feature.history.export-directory",
            home.root().resolve("exports").toString());
      }
      case TRAINING -> {
        database("training", settings, environment);
        neighbours(settings, Component.INGESTION, Component.FEATURE);
        settings.put("tradewind.training.worker-classpath", workspace.workerClasspath().toString());
        settings.put("tradewind.training.artifacts", home.artifacts().toString());
        settings.put("tradewind.training.data.intent", workspace.intentData().toString());
      }
      case INFERENCE -> {
        neighbours(settings, Component.INGESTION, Component.FEATURE, Component.TRAINING);
        settings.put(
            "tradewind.inference.registry.state-directory",
            home.root().resolve("serving").toString());
        // TensorFlow's memory is not the JVM's: its limits and its deallocator thread only get in
        // the way.
        settings.put("org.bytedeco.javacpp.maxphysicalbytes", "0");
        settings.put("org.bytedeco.javacpp.nopointergc", "true");
      }
      case FORECAST ->
          neighbours(settings, Component.INGESTION, Component.FEATURE, Component.INFERENCE);
      case CHATBOT -> {
        database("chatbot", settings, environment);
        neighbours(settings, Component.INGESTION, Component.INFERENCE);
        settings.put("tradewind.chat.demo-page", "true");
        settings.put("tradewind.chat.demo-shoppers", String.join(",", DemoShoppers.IDS));
      }
    }
    return new Launch(command(service, settings), environment, workspace.root());
  }

  private List<String> command(Component service, Map<String, String> settings) {
    List<String> words = new ArrayList<>();
    words.add(workspace.java().toString());
    words.addAll(
        List.of(
            collector(service),
            "-Xms64m",
            "-Xmx" + heapMegabytes(service) + "m",
            "-XX:+ExitOnOutOfMemoryError"));
    settings.forEach((name, value) -> words.add("-D" + name + "=" + value));
    words.add("-jar");
    words.add(workspace.jar(service).toString());
    return words;
  }

  private void database(
      String name, Map<String, String> settings, Map<String, String> environment) {
    settings.put("quarkus.datasource.username", PostgresServer.USER);
    settings.put("quarkus.datasource.reactive.url", postgres.reactiveUrl(name));
    settings.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl(name));
    environment.put("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
  }

  private void neighbours(Map<String, String> settings, Component... neighbours) {
    for (Component neighbour : neighbours) {
      String client = "quarkus.grpc.clients." + neighbour.label().replace("-service", "") + ".";
      settings.put(client + "host", "127.0.0.1");
      settings.put(client + "port", Integer.toString(ports.of(neighbour)));
    }
  }

  /**
   * The serial collector costs the least, and stops a service for as long as its heap takes: for
   * the feature service, which keeps many states, seconds on a busy machine.
   */
  private static String collector(Component service) {
    return service == Component.FEATURE ? "-XX:+UseG1GC" : "-XX:+UseSerialGC";
  }

  /** The feature service replays the log in memory for training sets; the others hold little. */
  private static int heapMegabytes(Component service) {
    return switch (service) {
      case FEATURE -> 1024;
      case INGESTION, INFERENCE -> 512;
      case POSTGRES, REDIS, TRAINING, FORECAST, CHATBOT -> 320;
    };
  }
}
