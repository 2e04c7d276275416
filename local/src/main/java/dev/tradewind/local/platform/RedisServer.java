package dev.tradewind.local.platform;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;

/**
 * Redis with a random password. It keeps an append-only file: all of it could be derived again from
 * the log, but a restart should not have to.
 */
final class RedisServer {

  private static final int TIMEOUT_MILLIS = 2_000;

  private final Home home;
  private final int port;
  private final String password;

  RedisServer(Home home, int port) {
    this.home = home;
    this.port = port;
    this.password = PrivateFiles.secret(home.password(Component.REDIS));
  }

  String password() {
    return password;
  }

  String url() {
    return "redis://127.0.0.1:" + port;
  }

  Launch launch() {
    Path configuration = home.redis().resolve("redis.conf");
    try {
      Files.deleteIfExists(configuration);
      PrivateFiles.write(
          configuration,
          String.join(
              "\n",
              "bind 127.0.0.1",
              "port " + port,
              "requirepass " + password,
              "dir \"" + home.redis() + "\"",
              "appendonly yes",
              "appendfsync everysec",
              "save \"\"",
              "maxmemory-policy noeviction",
              ""));
    } catch (IOException failure) {
      throw new PlatformException("redis: cannot write " + configuration, failure);
    }
    return new Launch(
        List.of(program().toString(), configuration.toString()), Map.of(), home.redis());
  }

  boolean accepts() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      byte[] expected = "+OK\r\n+PONG\r\n".getBytes(StandardCharsets.US_ASCII);
      byte[] answer = in.readNBytes(expected.length);
      return java.util.Arrays.equals(answer, expected);
    } catch (IOException notYet) {
      return false;
    }
  }

  private Path program() {
    Path target = home.tools().resolve("redis-server");
    if (Files.isExecutable(target)) {
      return target;
    }
    try {
      File extracted = ExecutableProvider.newJarResourceProvider().get();
      Path beside = Files.createTempFile(home.tools(), "redis", "");
      Files.copy(extracted.toPath(), beside, StandardCopyOption.REPLACE_EXISTING);
      if (!beside.toFile().setExecutable(true)) {
        throw new IOException("cannot make " + beside + " executable");
      }
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
      return target;
    } catch (IOException failure) {
      throw new PlatformException("redis: cannot unpack the program: " + failure, failure);
    }
  }
}
