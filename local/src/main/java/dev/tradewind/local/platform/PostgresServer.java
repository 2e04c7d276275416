package dev.tradewind.local.platform;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** PostgreSQL with a data directory that stays, one database a service, and a random password. */
final class PostgresServer {

  static final String USER = "tradewind";
  private static final List<String> DATABASES =
      List.of("ingestion", "feature", "training", "chatbot");

  private final Home home;
  private final int port;
  private final String password;

  PostgresServer(Home home, int port) {
    this.home = home;
    this.port = port;
    this.password = PrivateFiles.secret(home.password(Component.POSTGRES));
  }

  String password() {
    return password;
  }

  String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  String reactiveUrl(String database) {
    return "postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Unpacks the program and initialises the data directory where that has not been done. */
  Launch launch() {
    Path program = PostgresProgram.unpack(home.tools());
    if (!Files.exists(home.postgres().resolve("PG_VERSION"))) {
      initialise(program);
    }
    return new Launch(
        asOrdinaryUser(
            program.resolve("bin/postgres").toString(),
            "-D",
            home.postgres().toString(),
            "-p",
            Integer.toString(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "max_connections=120",
            "-c",
            "shared_buffers=128MB"),
        Map.of("LC_ALL", "C.UTF-8"),
        home.root());
  }

  boolean accepts() {
    try (Connection connection = connect("postgres")) {
      return connection.isValid(2);
    } catch (SQLException notYet) {
      return false;
    }
  }

  void createDatabases() {
    try (Connection connection = connect("postgres");
        PreparedStatement exists =
            connection.prepareStatement("select 1 from pg_database where datname = ?")) {
      for (String database : DATABASES) {
        exists.setString(1, database);
        try (ResultSet found = exists.executeQuery();
            Statement create = connection.createStatement()) {
          if (!found.next()) {
            create.execute("create database " + database);
          }
        }
      }
    } catch (SQLException failure) {
      throw new PlatformException("postgres: cannot create the databases: " + failure, failure);
    }
  }

  private Connection connect(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "2");
    return DriverManager.getConnection(jdbcUrl(database), properties);
  }

  private void initialise(Path program) {
    Launch initdb =
        new Launch(
            asOrdinaryUser(
                program.resolve("bin/initdb").toString(),
                "-D",
                home.postgres().toString(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + home.password(Component.POSTGRES),
                "-E",
                "UTF-8",
                "--locale=C"),
            Map.of(),
            home.root());
    try {
      if (initdb.start(home.log(Component.POSTGRES)).waitFor() != 0) {
        throw new PlatformException(
            "postgres: initdb failed (read " + home.log(Component.POSTGRES) + ")");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PlatformException("postgres: interrupted during initdb", interrupted);
    }
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it is not. */
  private static List<String> asOrdinaryUser(String... command) {
    List<String> words = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable() && isRoot()) {
      words.addAll(List.of("unshare", "-U"));
    }
    words.addAll(List.of(command));
    return words;
  }

  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }
}
