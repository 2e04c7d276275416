package dev.tradewind.inference.serving.tfs.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.tradewind.api.tensorflow.Feature;
import dev.tradewind.api.tensorflow.serving.ExampleListWithContext;
import dev.tradewind.kit.error.ServiceException;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExamplesBodyTest {

  private static ExampleListWithContext read(String body) throws IOException {
    return ExamplesBody.of(body.getBytes(UTF_8)).input().getExampleListWithContext();
  }

  private static void assertRefused(String body, String problem) {
    assertThatThrownBy(() -> read(body))
        .as(body)
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void featuresAreOfTheKindThatTheirValuesShow() throws IOException {
    Map<String, Feature> features =
        read("""
                {"examples": [{"f": [1.5, NaN], "i": 7, "b": [true, 2], "t": "b\u00e9",
                "r": {"b64": "/w=="}, "none": []}]}""")
            .getExamples(0)
            .getFeatures()
            .getFeatureMap();

    assertThat(features.get("f").getFloatList().getValueList()).containsExactly(1.5f, Float.NaN);
    assertThat(features.get("i").getInt64List().getValueList()).containsExactly(7L);
    assertThat(features.get("b").getInt64List().getValueList()).containsExactly(1L, 2L);
    assertThat(features.get("t").getBytesList().getValueList())
        .containsExactly(ByteString.copyFromUtf8("b\u00e9"));
    assertThat(features.get("r").getBytesList().getValueList())
        .containsExactly(ByteString.copyFrom(new byte[] {-1}));
    assertThat(features.get("none")).isEqualTo(Feature.getDefaultInstance());
  }

  @Test
  void contextAndSignatureStandInAnyOrder() throws IOException {
    String body = "{\"examples\": [{}, {}], \"context\": {\"c\": 1}, \"signature_name\": \"sum\"}";

    assertThat(ExamplesBody.of(body.getBytes(UTF_8)).signature()).isEqualTo("sum");
    assertThat(read(body).getExamplesCount()).isEqualTo(2);
    assertThat(read(body).getContext().getFeatures().getFeatureMap()).containsOnlyKeys("c");
  }

  @Test
  void whatIsNoFeatureIsRefusedWithItsPlace() {
    assertRefused(
        "{\"examples\": [{}, {\"x\": [1, 2.5]}]}", "examples[1]: feature x: values of two kinds");
    assertRefused("{\"examples\": [{\"x\": null}]}", "feature x: null");
    assertRefused("{\"examples\": [{\"x\": [[1]]}]}", "feature x: a list");
    assertRefused("{\"examples\": [{\"x\": {\"y\": 1}}]}", "feature x: an object");
    assertRefused("{\"examples\": [{\"x\": {}}]}", "feature x: an object");
    assertRefused("{\"examples\": [{\"x\": 9223372036854775808}]}", "feature x: 9223");
    assertRefused("{\"examples\": [{\"x\": 1e39}]}", "feature x: 1e39");
    assertRefused("{\"examples\": [1]}", "examples[0]: 1 (expected: an object)");
    assertRefused("{\"examples\": {}}", "examples: an object (expected: a list)");
    assertRefused("{\"context\": []}", "context: a list");
  }
}
