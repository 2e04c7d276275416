package dev.tradewind.training.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakeShop;
import dev.tradewind.training.FakeWorkerResource;
import dev.tradewind.training.registry.RegistryCalls;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class ReportRoutesIT {

  @GrpcClient("training")
  TrainingService training;

  @GrpcClient("training")
  ModelService models;

  @TestHTTPResource URI service;
  @Inject FakeShop shop;

  private RegistryCalls intent;

  @BeforeEach
  void setUp() {
    shop.shoppers(20);
    shop.down(false);
    intent = new RegistryCalls(training, models, "intent");
  }

  @Test
  void theReportOfARunIsServedAsItWasWritten() throws IOException, InterruptedException {
    TrainingRun run = intent.train(Map.of("report", "whole"));

    HttpResponse<String> page = get(run.getReport());

    assertThat(run.getReport()).isEqualTo("/reports/" + run.getRunId() + "/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).isEqualTo("<!doctype html><title>A report</title>");
    assertThat(page.headers().firstValue("content-security-policy"))
        .hasValueSatisfying(
            policy -> assertThat(policy).startsWith("default-src 'none'").contains("sandbox"));
    assertThat(get(run.getReport() + "report.json").body()).isEqualTo("{}");
    assertThat(get(run.getReport() + "charts/01-loss.svg").headers().firstValue("content-type"))
        .hasValue("image/svg+xml");
    assertThat(get("/reports/" + run.getRunId()).headers().firstValue("location"))
        .hasValue(run.getReport());
  }

  @Test
  void aReportThatIsNotKeptDoesNotFailItsRun() throws IOException, InterruptedException {
    TrainingRun run = intent.train(Map.of("report", "foreign"));

    assertThat(run.getReport()).isEmpty();
    assertThat(get("/reports/" + run.getRunId() + "/").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/reports/RUN/../../RUN/spec.json",
        "/reports/RUN/%2e%2e/spec.json",
        "/reports/RUN/..%2fspec.json",
        "/reports/RUN/worker.log",
        "/reports/RUN/charts/../index.htm",
        "/reports/..%2f..%2fRUN/index.html",
        "/reports/none/"
      })
  void onlyFilesOfReportsAreServed(String path) throws IOException {
    TrainingRun run = intent.train(Map.of("report", "whole"));

    assertThat(raw(path.replace("RUN", run.getRunId()), "localhost")).startsWith("HTTP/1.1 404");
  }

  @Test
  void aPageThatOnlyStandsForThisAddressIsRefused() throws IOException {
    assertThat(raw("/reports", "evil.example")).startsWith("HTTP/1.1 403");
  }

  @Test
  void runsAreListedWithWhatTheyCameTo() throws IOException, InterruptedException {
    TrainingRun good =
        intent.train(Map.of("report", "whole", "value", "0.2", "low", "0.18", "high", "0.22"));
    TrainingRun poor = intent.train(Map.of("mode", "below-floor"));

    String page = get("/reports?model=intent").body();

    assertThat(page)
        .contains("href=\"" + good.getReport() + "\"")
        .contains("<b>0.200</b>", "0.180 to 0.220", "popularity <b>0.0500</b>")
        .contains(poor.getRunId())
        .contains("not promoted: floor: ndcg_at_10 is 0.0100");
    assertThat(get("/reports?model=demand").body()).doesNotContain(good.getRunId());
    assertThat(get("/reports?model=%3Cscript%3E").statusCode()).isEqualTo(400);
    assertThat(get("/reports/runs.css").headers().firstValue("content-type"))
        .hasValue("text/css; charset=utf-8");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(service.resolve(path)).build(), BodyHandlers.ofString());
  }

  /** A client would make the path plain before it sends it. */
  private String raw(String path, String host) throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
