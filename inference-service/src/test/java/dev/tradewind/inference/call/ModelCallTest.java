package dev.tradewind.inference.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.predict.RunCost;
import io.grpc.Metadata;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ModelCallTest {

  private final ModelCall call = new ModelCall(OptionalLong.empty());

  private void answered(Prediction prediction) {
    assertThat(call.asking(Uni.createFrom().item(prediction)).await().indefinitely())
        .isSameAs(prediction);
  }

  private static Prediction ofVersion(long version) {
    return new Prediction(version, Map.of(), new RunCost(2_000, 3_000, 8));
  }

  private String trailer(String name) {
    Metadata trailers = new Metadata();
    call.describe(trailers);
    return trailers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
  }

  @Test
  void ofSeveralAnswersTheLastIsToldAndTheIdOfTheOneThatWasLogged() {
    answered(ofVersion(3).loggedAs("id-3"));
    answered(ofVersion(4));

    assertThat(trailer("tradewind-model-version")).isEqualTo("4");
    assertThat(trailer("tradewind-compute-us")).isEqualTo("3");
    assertThat(trailer("tradewind-prediction-id")).isEqualTo("id-3");
    Map<String, String> headers = new HashMap<>();
    call.describe(headers::put);
    assertThat(headers).containsOnly(Map.entry("tradewind-prediction-id", "id-3"));
  }

  @Test
  void whereNothingIsLoggedNoIdIsTold() {
    answered(ofVersion(3));

    assertThat(trailer("tradewind-model-version")).isEqualTo("3");
    assertThat(trailer("tradewind-prediction-id")).isNull();
  }
}
