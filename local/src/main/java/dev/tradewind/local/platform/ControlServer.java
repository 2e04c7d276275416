package dev.tradewind.local.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes commands for the running platform: from loopback, with the token of its state file. */
final class ControlServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService pool;
  private final String token = PrivateFiles.randomSecret();

  private ControlServer(HttpServer server, ExecutorService pool) {
    this.server = server;
    this.pool = pool;
  }

  static ControlServer start(Function<String, String> startComponent, Runnable stop) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
      ExecutorService pool =
          Executors.newFixedThreadPool(
              2,
              task -> {
                Thread thread = new Thread(task, "control");
                thread.setDaemon(true);
                return thread;
              });
      ControlServer control = new ControlServer(server, pool);
      server.createContext(
          "/start/",
          call ->
              control.answer(
                  call,
                  () ->
                      startComponent.apply(
                          call.getRequestURI().getPath().substring("/start/".length()))));
      server.createContext(
          "/stop",
          call -> {
            // Answered first: the end of the platform is the end of this server.
            if (control.answer(call, () -> "ending")) {
              stop.run();
            }
          });
      server.setExecutor(pool);
      server.start();
      return control;
    } catch (IOException failure) {
      throw new PlatformException("cannot open the control port: " + failure, failure);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  String token() {
    return token;
  }

  @Override
  public void close() {
    server.stop(0);
    pool.shutdownNow();
  }

  private boolean answer(HttpExchange call, Supplier<String> command) throws IOException {
    try (call) {
      if (!call.getRequestMethod().equals("POST") || !authorised(call)) {
        reply(call, 403, "not allowed");
        return false;
      }
      try {
        reply(call, 200, command.get());
        return true;
      } catch (PlatformException failure) {
        reply(call, 409, String.valueOf(failure.getMessage()));
        return false;
      }
    }
  }

  private boolean authorised(HttpExchange call) {
    String given = call.getRequestHeaders().getFirst("Authorization");
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8),
            ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
  }

  private static void reply(HttpExchange call, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(status, body.length);
    call.getResponseBody().write(body);
  }
}
