package dev.tradewind.feature.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.feature.v1.FeatureView;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What every store of definitions promises. */
public abstract class DefinitionStoreContract {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:30.123456Z");

  /** A store without views. */
  protected abstract DefinitionStore store();

  @Test
  void keepsWhatWasApplied() {
    FeatureView two = view("b").toBuilder().setVersion(2).setOwner("Ada's \"team\"").build();
    StoredCatalogue after = change(catalogue -> catalogue.apply(two, NOW).apply(view("a"), NOW));
    assertThat(after.catalogue().views())
        .extracting(kept -> kept.key().id())
        .containsExactly("a", "b@2");
    assertThat(await(store().read())).isEqualTo(after);
    assertThat(await(store().read()).catalogue().views().get(1))
        .isEqualTo(KeptView.applied(two, NOW));
    assertThat(await(store().revision())).isEqualTo(after.revision());
  }

  @Test
  void keepsWhatIsShippedAndTheFormatOfStates() {
    await(
        store()
            .change(
                before ->
                    new StoredCatalogue(0, "7", before.catalogue().ship(List.of(view("s"))))));
    StoredCatalogue found = await(store().read());
    assertThat(found.format()).isEqualTo("7");
    assertThat(found.catalogue().views()).containsExactly(KeptView.shipped(view("s")));
  }

  @Test
  void everyChangeIsANewRevisionAndNoChangeIsNone() {
    long first = change(catalogue -> catalogue.apply(view("a"), NOW)).revision();
    assertThat(first).isPositive();
    assertThat(change(catalogue -> catalogue.apply(view("a"), NOW.plusSeconds(9))).revision())
        .isEqualTo(first);
    long second = change(catalogue -> catalogue.delete(ViewKey.of("a", 0))).revision();
    assertThat(second).isGreaterThan(first);
    assertThat(await(store().read()).catalogue().views()).isEmpty();
  }

  @Test
  void whatIsRefusedChangesNothing() {
    change(catalogue -> catalogue.apply(view("a"), NOW));
    StoredCatalogue before = await(store().read());
    assertThatThrownBy(
            () ->
                change(
                    catalogue -> {
                      catalogue.delete(ViewKey.of("a", 1));
                      throw new IllegalArgumentException("no");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(await(store().read())).isEqualTo(before);
  }

  @Test
  void changesAtTheSameTimeAllCount() {
    List<Uni<StoredCatalogue>> changes = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      FeatureView view = view("v" + i);
      changes.add(store().change(stored -> stored.with(stored.catalogue().apply(view, NOW))));
    }
    List<StoredCatalogue> outcomes = await(Uni.join().all(changes).andFailFast());
    assertThat(outcomes).extracting(StoredCatalogue::revision).doesNotHaveDuplicates();
    assertThat(await(store().read()).catalogue().views()).hasSize(12);
  }

  private StoredCatalogue change(UnaryOperator<Catalogue> change) {
    return await(store().change(stored -> stored.with(change.apply(stored.catalogue()))));
  }

  protected static FeatureView view(String name) {
    return CatalogueTest.view(name, 3600);
  }

  protected static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
