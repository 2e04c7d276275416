package dev.tradewind.inference.serving.tfs.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.inference.serving.tfs.Target;
import dev.tradewind.inference.serving.tfs.rest.RestPath.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestPathTest {

  private static void assertParsed(
      String method, String path, String model, VersionChoice version, Action action) {
    assertThat(RestPath.parse(method, path))
        .contains(new RestPath(new Target(model, version, "serving_default"), action));
  }

  @Test
  void namesModelVersionAndWhatIsAsked() {
    assertParsed("POST", "/v1/models/half:predict", "half", VersionChoice.SERVING, Action.PREDICT);
    assertParsed(
        "POST",
        "/v1/models/half/versions/3:classify",
        "half",
        VersionChoice.of(3),
        Action.CLASSIFY);
    assertParsed(
        "POST",
        "/v1/models/half/labels/stable:regress",
        "half",
        VersionChoice.labelled("stable"),
        Action.REGRESS);
    assertParsed("GET", "/v1/models/half", "half", VersionChoice.SERVING, Action.STATUS);
    assertParsed(
        "GET", "/v1/models/half/versions/3/metadata", "half", VersionChoice.of(3), Action.METADATA);
    assertParsed(
        "GET", "/V1/models/a%20b+c/metadata", "a b+c", VersionChoice.SERVING, Action.METADATA);
  }

  @Test
  void nothingElseIsAsked() {
    for (String path :
        List.of(
            "/v1/models/",
            "/v1/models/half/versions/",
            "/v1/models/half/versions/-1:predict",
            "/v1/models/half/versions/9999999999999999999:predict",
            "/v1/models/half/versions/1/labels/a:predict",
            "/v1/models/half:explain",
            "/v1/models/half:predict/metadata",
            "/v1/models/half%2:predict")) {
      assertThat(RestPath.parse("POST", path)).as(path).isEmpty();
    }
    assertThat(RestPath.parse("GET", "/v1/models/half:predict")).isEmpty();
    assertThat(RestPath.parse("POST", "/v1/models/half")).isEmpty();
    assertThat(RestPath.parse("DELETE", "/v1/models/half/metadata")).isEmpty();
  }
}
