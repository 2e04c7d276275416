package dev.tradewind.feature.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Duration;
import dev.tradewind.api.feature.v1.Aggregation;
import dev.tradewind.api.feature.v1.Entity;
import dev.tradewind.api.feature.v1.FeatureDefinition;
import dev.tradewind.api.feature.v1.FeatureType;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.api.feature.v1.FeatureViewState;
import dev.tradewind.feature.error.FeatureReason;
import dev.tradewind.kit.error.ServiceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:30Z");
  private static final Catalogue EMPTY = new Catalogue(List.of());

  @Test
  void theSameDefinitionAgainChangesNothing() {
    Catalogue once = EMPTY.apply(view("a", 60), NOW);
    assertThat(once.apply(view("a", 60), NOW.plusSeconds(5))).isEqualTo(once);
    assertThat(once.apply(view("a", 60).toBuilder().setVersion(1).build(), NOW)).isEqualTo(once);
  }

  @Test
  void whatIsOnlyPutOutIsNotKept() {
    FeatureView asAnswered =
        view("a", 60).toBuilder()
            .setStateValue(2)
            .setAppliedAt(com.google.protobuf.Timestamp.newBuilder().setSeconds(1))
            .build();
    assertThat(EMPTY.apply(asAnswered, NOW)).isEqualTo(EMPTY.apply(view("a", 60), NOW));
  }

  @Test
  void anotherMeaningNeedsAnotherVersion() {
    Catalogue one = EMPTY.apply(view("a", 60), NOW);
    expectRefused(FeatureReason.FEATURE_VIEW_EXISTS, () -> one.apply(view("a", 120), NOW));
    assertThatThrownBy(() -> one.apply(view("a", 120), NOW)).hasMessageContaining("version 2");
    FeatureView two = view("a", 120).toBuilder().setVersion(2).build();
    assertThat(one.apply(two, NOW).views())
        .extracting(KeptView::key)
        .containsExactly(ViewKey.of("a", 1), ViewKey.of("a", 2));
  }

  @Test
  void wordsAndPromisesMayChange() {
    FeatureView said =
        view("a", 60).toBuilder()
            .setDescription("What shoppers do")
            .setOwner("growth")
            .setFreshness(Duration.newBuilder().setSeconds(3))
            .setMaxAge(Duration.newBuilder().setSeconds(99))
            .build();
    Catalogue after = EMPTY.apply(view("a", 60), NOW).apply(said, NOW.plusSeconds(60));
    KeptView kept = after.views().get(0);
    assertThat(kept.definition().getOwner()).isEqualTo("growth");
    assertThat(kept.definition().getMaxAge().getSeconds()).isEqualTo(99);
    assertThat(kept.appliedAt()).as("the values are those since then").isEqualTo(Optional.of(NOW));
  }

  @Test
  void whatIsOnlyPutOutIsNotTakenIn() {
    FeatureView.Builder answered =
        view("a", 60).toBuilder().setState(FeatureViewState.FEATURE_VIEW_STATE_LIVE);
    answered.getFeaturesBuilder(0).setType(FeatureType.FEATURE_TYPE_INT64);
    Catalogue before = EMPTY.apply(view("a", 60), NOW);

    assertThat(before.apply(answered.build(), NOW)).isEqualTo(before);
  }

  @Test
  void thereIsALimit() {
    Catalogue full = EMPTY;
    for (int i = 0; i < Catalogue.MAX_VIEWS; i++) {
      full = full.apply(view("v" + i, 60), NOW);
    }
    Catalogue last = full;
    expectRefused(FeatureReason.TOO_MANY_VIEWS, () -> last.apply(view("more", 60), NOW));
    assertThat(last.apply(view("v7", 60), NOW)).isEqualTo(last);
    assertThat(last.delete(ViewKey.of("v7", 1)).apply(view("more", 60), NOW).views())
        .hasSize(Catalogue.MAX_VIEWS);
  }

  @Test
  void deletingIsIdempotentAndNotForWhatIsShipped() {
    Catalogue catalogue = EMPTY.ship(List.of(view("s", 60))).apply(view("a", 60), NOW);
    Catalogue after = catalogue.delete(ViewKey.of("a", 0));
    assertThat(after.views()).extracting(kept -> kept.key().name()).containsExactly("s");
    assertThat(after.delete(ViewKey.of("a", 0))).isEqualTo(after);
    expectRefused(FeatureReason.FEATURE_VIEW_SHIPPED, () -> catalogue.delete(ViewKey.of("s", 1)));
  }

  @Test
  void filesComeAndGoAndMayChange() {
    Catalogue first = EMPTY.ship(List.of(view("s", 60), view("t", 60))).apply(view("a", 60), NOW);
    Catalogue second = first.ship(List.of(view("s", 120)));
    assertThat(second.views()).extracting(kept -> kept.key().name()).containsExactly("a", "s");
    assertThat(second.views().get(1).definition().getFeatures(0).getWindow().getSeconds())
        .isEqualTo(120);
  }

  @Test
  void aFileTakesTheSameAppliedViewOverButNoOther() {
    Catalogue applied = EMPTY.apply(view("a", 60), NOW);
    assertThat(applied.ship(List.of(view("a", 60))).views())
        .containsExactly(KeptView.shipped(view("a", 60)));
    assertThatIllegalStateException()
        .isThrownBy(() -> applied.ship(List.of(view("a", 120))))
        .withMessageContaining("view a version 1");
  }

  @Test
  void whatAFileSaysIsChangedInTheFile() {
    Catalogue shipped = EMPTY.ship(List.of(view("s", 60)));
    assertThat(shipped.apply(view("s", 60), NOW)).isEqualTo(shipped);
    FeatureView said = view("s", 60).toBuilder().setOwner("growth").build();
    expectRefused(FeatureReason.FEATURE_VIEW_EXISTS, () -> shipped.apply(said, NOW));
  }

  private static void expectRefused(FeatureReason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ServiceException.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  static FeatureView view(String name, int windowSeconds) {
    return FeatureView.newBuilder()
        .setName(name)
        .setEntity(Entity.ENTITY_SHOPPER)
        .addFeatures(
            FeatureDefinition.newBuilder()
                .setName("views")
                .setAggregation(Aggregation.AGGREGATION_COUNT)
                .addEventTypes("view_item")
                .setWindow(Duration.newBuilder().setSeconds(windowSeconds)))
        .build();
  }
}
