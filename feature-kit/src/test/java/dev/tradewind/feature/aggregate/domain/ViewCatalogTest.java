package dev.tradewind.feature.aggregate.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tradewind.feature.aggregate.domain.FeatureSelection.Column;
import dev.tradewind.feature.aggregate.domain.ViewCatalog.RefusedException;
import dev.tradewind.feature.definition.domain.Aggregation;
import dev.tradewind.feature.definition.domain.EntityKeys;
import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.FeatureSpec;
import dev.tradewind.feature.definition.domain.FeatureSpec.Ratio;
import dev.tradewind.feature.definition.domain.OnDemandSpec;
import dev.tradewind.feature.definition.domain.Purpose;
import dev.tradewind.feature.definition.domain.ValueKind;
import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.feature.shop.Views;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewCatalogTest {

  private static final ViewCatalog CATALOG =
      new ViewCatalog(
          List.of(view(1, EntityKeys.SHOPPER), view(2, EntityKeys.SHOPPER), Views.ITEM),
          Views.EXPRESSIONS);

  private static ViewSpec view(int version, EntityKeys keys) {
    return new ViewSpec(
        "v",
        version,
        keys,
        Optional.empty(),
        Purpose.ESSENTIAL,
        ViewSpec.DEFAULT_FRESHNESS,
        Optional.empty(),
        List.of(count("seen", EventType.VIEW_ITEM), count("bought", EventType.PURCHASE), rate()),
        List.of(
            new OnDemandSpec(
                "bold",
                "f.rate > request.threshold || request.mode == 'always'",
                Map.of("threshold", false, "mode", true)),
            new OnDemandSpec("idle_hours", "double(now.getHours()) + double(f.bought)", Map.of())));
  }

  private static FeatureSpec count(String name, EventType type) {
    return new FeatureSpec(
        name,
        Aggregation.COUNT,
        Set.of(type),
        Optional.empty(),
        Optional.of(Duration.ofDays(1)),
        0);
  }

  private static FeatureSpec rate() {
    return new FeatureSpec(
        "rate",
        Aggregation.RATIO,
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.of(new Ratio("bought", "seen")));
  }

  @Test
  void noVersionIsTheNewest() {
    assertThat(CATALOG.select(List.of("v:seen")).views().get(0).id()).isEqualTo("v@2");
    assertThat(CATALOG.select(List.of("v@1:seen")).views().get(0).id()).isEqualTo("v");
    FeatureSelection both = CATALOG.select(List.of("v:seen", "v@1:bought", "v@2:bought"));
    assertThat(both.views()).extracting(CompiledView::id).containsExactly("v@2", "v");
    assertThat(both.columns())
        .containsExactly(new Column(0, 0), new Column(1, 1), new Column(0, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v:none", "w:seen", "v@3:seen", "v@two:seen", "seen", ":seen", "v@:seen"})
  void whatIsNotThereIsNamed(String feature) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> CATALOG.select(List.of(feature)))
        .satisfies(
            refused ->
                assertThat(refused.refusal()).isEqualTo(new ViewCatalog.Refusal.Unknown(feature)));
  }

  @Test
  void featuresOfDifferentEntitiesAreNotReadTogether() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> CATALOG.select(List.of("v:seen", "item_all:views_7d")))
        .satisfies(
            refused ->
                assertThat(refused.refusal())
                    .isEqualTo(new ViewCatalog.Refusal.Mixed("v:seen", "item_all:views_7d")));
  }

  @Test
  void whatIsMadeFromOthersNeedsThem() {
    assertThat(CATALOG.select(List.of("v:bold")).needed(0).stream().toArray())
        .containsExactly(0, 1);
    assertThat(CATALOG.select(List.of("v:idle_hours")).needed(0).stream().toArray())
        .containsExactly(1);
    assertThat(CATALOG.select(List.of("v:rate")).needed(0).stream().toArray())
        .containsExactly(0, 1);
    assertThat(CATALOG.select(List.of("v:bold", "v:idle_hours")).inputs())
        .isEqualTo(Map.of("threshold", false, "mode", true));
    assertThat(CATALOG.select(List.of("v:bold", "v:rate")).kind(0)).isEqualTo(ValueKind.WHOLE);
    assertThat(CATALOG.select(List.of("v:bold", "v:rate")).kind(1)).isEqualTo(ValueKind.DECIMAL);
  }

  @Test
  void onDemandFeaturesAreMadeFromStoredOnesAndTheRequest() {
    FeatureSelection selection =
        CATALOG.select(List.of("v:rate", "v:bold", "v:idle_hours", "v:seen"));
    CompiledView view = selection.views().get(0);
    EntityState state = view.newState();
    long noon = 1_773_144_000_000_000L;
    for (int i = 0; i < 4; i++) {
      EventType type = i == 0 ? EventType.PURCHASE : EventType.VIEW_ITEM;
      view.apply(
          new EventFact(type, "s", noon - 1 - i, 0, i, List.of(EventLine.EMPTY)), id -> state);
    }
    assertThat(selection.values(List.of(state), noon, request(.2, "normal")))
        .containsExactly(
            new Value.Decimal(1 / 3.0),
            new Value.Whole(1),
            new Value.Decimal(13),
            new Value.Whole(3));
    assertThat(selection.values(List.of(state), noon, request(.5, "normal")))
        .element(1)
        .isEqualTo(new Value.Whole(0));
    EntityState nobody = view.newState();
    assertThat(selection.values(List.of(nobody), noon, request(.5, "normal")))
        .containsExactly(
            new Value.Missing(), new Value.Missing(), new Value.Decimal(12), new Value.Whole(0));
    assertThat(selection.values(List.of(nobody), noon, request(.5, "always")))
        .element(1)
        .isEqualTo(new Value.Whole(1));
  }

  private static Map<String, Value> request(double threshold, String mode) {
    return Map.of("threshold", new Value.Decimal(threshold), "mode", new Value.Text(mode));
  }
}
