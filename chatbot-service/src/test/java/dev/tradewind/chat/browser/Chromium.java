package dev.tradewind.chat.browser;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A headless Chromium with one page, driven over the DevTools protocol. */
final class Chromium implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path home;
  private final Process process;
  private final DevTools page;

  Chromium() throws IOException {
    home = Files.createTempDirectory("tradewind-chromium");
    process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--remote-debugging-port=0",
                "--user-data-dir=" + home,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log").toFile())
            .start();
    page = new DevTools(pageAddress());
  }

  static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  void screen(int width, int height, boolean phone) {
    page.call(
        "Emulation.setDeviceMetricsOverride",
        new JsonObject()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", phone ? 2 : 1)
            .put("mobile", phone));
  }

  void open(URI address) {
    page.call("Page.navigate", new JsonObject().put("url", address.toString()));
    waitFor("document.readyState === 'complete' && location.href === '" + address + "'");
  }

  /** The value of an expression in the page. */
  Object evaluate(String expression) {
    JsonObject answer =
        page.call(
            "Runtime.evaluate",
            new JsonObject()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true));
    if (answer.containsKey("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer.getJsonObject("exceptionDetails"));
    }
    return answer.getJsonObject("result").getValue("value");
  }

  void waitFor(String condition) {
    poll("true: " + condition, () -> Boolean.TRUE.equals(evaluate("!!(" + condition + ")")));
  }

  /** Types as a keyboard does, into what has the focus. */
  void type(String text) {
    page.call("Input.insertText", new JsonObject().put("text", text));
  }

  void press(String key, int code) {
    JsonObject event =
        new JsonObject().put("key", key).put("code", key).put("windowsVirtualKeyCode", code);
    if (key.equals("Enter")) {
      event.put("text", "\r");
    }
    page.call("Input.dispatchKeyEvent", event.copy().put("type", "keyDown"));
    page.call("Input.dispatchKeyEvent", event.copy().put("type", "keyUp"));
  }

  void screenshot(Path file) throws IOException {
    JsonObject image = page.call("Page.captureScreenshot", new JsonObject().put("format", "png"));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(image.getString("data")));
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException | IOException stillWriting) {
      System.err.println("left behind: " + home);
    }
  }

  private URI pageAddress() throws IOException {
    Path portFile = home.resolve("DevToolsActivePort");
    poll("chromium is up", () -> lines(portFile).size() >= 2);
    URI pages = URI.create("http://127.0.0.1:" + lines(portFile).get(0) + "/json/list");
    try {
      String answer =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(pages).build(), BodyHandlers.ofString())
              .body();
      return new JsonArray(answer)
          .stream()
              .map(JsonObject.class::cast)
              .filter(target -> target.getString("type").equals("page"))
              .map(target -> URI.create(target.getString("webSocketDebuggerUrl")))
              .findFirst()
              .orElseThrow();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void poll(String what, Supplier<Boolean> condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.get()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not in " + PATIENCE.toSeconds() + " s " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
