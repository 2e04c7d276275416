package dev.tradewind.feature.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.statistics.domain.FeatureProfile;
import dev.tradewind.feature.statistics.domain.Observation;
import dev.tradewind.feature.statistics.domain.Observation.Standing;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BaselineJsonTest {

  @Property(tries = 50)
  void aProfileOfNumbersSurvives(@ForAll List<Double> numbers) {
    FeatureProfile profile =
        FeatureProfile.of(
            "view:feature",
            numbers.stream()
                .map(x -> new Observation(new Value.Decimal(x), Standing.FRESH, 5))
                .toList());
    assertThat(again(profile)).isEqualTo(profile);
  }

  @Test
  void aProfileOfTextsKeepsTheMostFrequent() {
    List<Observation> cells = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      cells.add(new Observation(new Value.Text("t" + (i % 40)), Standing.STALE, -1));
    }
    FeatureProfile kept = again(FeatureProfile.of("view:feature", cells));
    assertThat(kept.texts().orElseThrow().count()).isEqualTo(300);
    assertThat(kept.texts().orElseThrow().distinct()).isEqualTo(40);
    assertThat(kept.texts().orElseThrow().frequencies()).hasSize(20);
    assertThat(kept.staleRate()).isEqualTo(1);
  }

  private static FeatureProfile again(FeatureProfile profile) {
    return BaselineJson.read(new JsonObject(BaselineJson.write(profile).encode()));
  }
}
