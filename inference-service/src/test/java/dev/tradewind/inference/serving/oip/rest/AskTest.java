package dev.tradewind.inference.serving.oip.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.serving.oip.rest.Ask.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskTest {

  private static void assertAsks(String path, Kind kind, String model, String version) {
    assertThat(Ask.parse(path)).as(path).contains(new Ask(kind, model, version));
  }

  @Test
  void pathsOfTheProtocolAreKnown() {
    assertAsks("/v2", Kind.SERVER, "", "");
    assertAsks("/v2/", Kind.SERVER, "", "");
    assertAsks("/v2/health/live", Kind.LIVE, "", "");
    assertAsks("/v2/health/ready", Kind.READY, "", "");
    assertAsks("/v2/models/m", Kind.METADATA, "m", "");
    assertAsks("/v2/models/m/versions/7", Kind.METADATA, "m", "7");
    assertAsks("/v2/models/m/ready", Kind.MODEL_READY, "m", "");
    assertAsks("/v2/models/m/versions/7/ready", Kind.MODEL_READY, "m", "7");
    assertAsks("/v2/models/m/infer", Kind.INFER, "m", "");
    assertAsks("/v2/models/m/versions/7/infer", Kind.INFER, "m", "7");
  }

  @Test
  void pathsOfTritonAreKnown() {
    assertAsks("/v2/models/m/config", Kind.CONFIG, "m", "");
    assertAsks("/v2/models/m/versions/7/config", Kind.CONFIG, "m", "7");
    assertAsks("/v2/models/stats", Kind.STATISTICS, "", "");
    assertAsks("/v2/models/m/stats", Kind.STATISTICS, "m", "");
    assertAsks("/v2/models/m/versions/7/stats", Kind.STATISTICS, "m", "7");
    assertAsks("/v2/repository/index", Kind.INDEX, "", "");
    assertAsks("/v2/repository/models/m/load", Kind.LOAD, "m", "");
    assertAsks("/v2/repository/models/m/unload", Kind.UNLOAD, "m", "");
  }

  @Test
  void namesMayHoldWhatIsEscaped() {
    assertAsks("/v2/models/a%2Fb+c%20d/infer", Kind.INFER, "a/b+c d", "");
    assertAsks("/v2/models/versions/infer", Kind.INFER, "versions", "");
    assertAsks("/v2/models/m/versions/newest/infer", Kind.INFER, "m", "newest");
  }

  @Test
  void otherPathsLeadNowhere() {
    for (String path :
        List.of(
            "/v1/models/m",
            "/v2x",
            "/v2/models",
            "/v2/models/",
            "/v2/models//infer",
            "/v2/models/m/versions",
            "/v2/models/m/versions/7/8/infer",
            "/v2/models/m/predict",
            "/v2/models/%zz/infer",
            "/v2/health",
            "/v2/health/ready/now",
            "/v2/repository/models/m",
            "/v2/repository/models/m/drop",
            "/v2/systemsharedmemory/status",
            "/v2/logging")) {
      assertThat(Ask.parse(path)).as(path).isEmpty();
    }
  }
}
