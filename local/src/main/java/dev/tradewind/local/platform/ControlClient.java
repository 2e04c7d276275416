package dev.tradewind.local.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Gives commands to a running platform. */
public final class ControlClient {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final PlatformState state;

  public ControlClient(PlatformState state) {
    this.state = state;
  }

  /** Starts a component that has ended; answers once it is ready. */
  public String start(Component component) throws InterruptedException {
    return post("/start/" + component.label());
  }

  /** Asks the platform to end. */
  public String stop() throws InterruptedException {
    return post("/stop");
  }

  private String post(String path) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + state.controlPort() + path))
            .header("Authorization", "Bearer " + state.controlToken())
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new PlatformException(response.body());
      }
      return response.body();
    } catch (IOException failure) {
      throw new PlatformException(
          "the launcher (process " + state.launcher().pid() + ") does not answer: " + failure,
          failure);
    }
  }
}
