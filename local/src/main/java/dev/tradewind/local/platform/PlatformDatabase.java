package dev.tradewind.local.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The way into a running platform's databases, for whoever may read its directory. */
public final class PlatformDatabase {

  private PlatformDatabase() {}

  /**
   * Connects.
   *
   * @param database as the service names it, for example {@code ingestion}
   */
  public static Connection connect(Home home, PlatformState platform, String database)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", PostgresServer.USER);
    properties.setProperty("password", PrivateFiles.secret(home.password(Component.POSTGRES)));
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:"
            + platform.component(Component.POSTGRES).port()
            + "/"
            + database,
        properties);
  }
}
