package dev.tradewind.inference.experiment;

import static dev.tradewind.inference.experiment.ExperimentFixture.isKeen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.fixture.NeighboursInProcess;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Experiments as pages. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class ExperimentPageIT {

  @Inject ExperimentFixture experiment;

  @TestHTTPResource("/experiments")
  URI pages;

  @BeforeEach
  void open(TestInfo test) {
    experiment.open(test);
  }

  @AfterEach
  void end() {
    experiment.end();
  }

  @Test
  void thePageShowsTextAsText() throws IOException, InterruptedException {
    experiment.haveAPast();
    experiment.run(experiment.plan());
    experiment.chooseAndWait(
        experiment.showAll(),
        (shopper, ranking) ->
            isKeen(shopper)
                || (ranking.getExperimentArm().equals("treatment") && isLucky(shopper)));
    experiment.verdictOnceAllAreCounted();

    HttpResponse<String> page = get(URI.create(pages + "/" + experiment.id()));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "&lt;script&gt;alert(1)",
            "better than the control",
            "<svg",
            "as planned",
            "of the variance was known before")
        .doesNotContain("<script");
    assertThat(get(pages).body()).contains("/experiments/" + experiment.id());
    assertThat(get(URI.create(pages + "/unknown")).statusCode()).isEqualTo(404);
  }

  private static boolean isLucky(String shopper) {
    return shopper.matches(".*[2468]");
  }

  private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
