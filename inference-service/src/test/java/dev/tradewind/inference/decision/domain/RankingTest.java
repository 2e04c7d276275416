package dev.tradewind.inference.decision.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RankingTest {

  @Provide
  Arbitrary<String> ids() {
    return Arbitraries.integers().between(0, 25).map(number -> "item-" + number);
  }

  @Provide
  Arbitrary<List<ScoredItem>> lists() {
    return Combinators.combine(ids(), Arbitraries.doubles().between(-5, 5))
        .as(ScoredItem::new)
        .list()
        .ofMaxSize(30);
  }

  @Provide
  Arbitrary<Set<String>> sets() {
    return ids().set().ofMaxSize(12);
  }

  private static List<String> idsOf(Ranking ranking) {
    return ranking.items().stream().map(item -> item.candidate().itemId()).toList();
  }

  @Property
  void holdsWhatEveryRankingPromises(
      @ForAll("lists") List<ScoredItem> model,
      @ForAll("lists") List<ScoredItem> popular,
      @ForAll("sets") Set<String> forbidden,
      @ForAll("sets") Set<String> outOfStock,
      @ForAll @IntRange(min = 1, max = 20) int limit) {
    List<Candidate> candidates = Candidates.of(model, popular, forbidden);
    Ranking ranking = Ranking.EMPTY.with(candidates, outOfStock, limit);
    List<String> ids = idsOf(ranking);

    assertThat(ids).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(limit);
    assertThat(ids).noneMatch(forbidden::contains).noneMatch(outOfStock::contains);
    assertThat(ranking.items().stream().map(RankedItem::rank))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, ids.size()).boxed().toList());
    assertThat(ranking.items().stream().map(item -> item.candidate().source()))
        .as("the model's items come first")
        .isSorted();
    assertThat(Ranking.EMPTY.with(candidates, outOfStock, limit)).isEqualTo(ranking);

    Set<String> sellable = new HashSet<>();
    model.forEach(item -> sellable.add(item.itemId()));
    popular.forEach(item -> sellable.add(item.itemId()));
    sellable.removeAll(forbidden);
    sellable.removeAll(outOfStock);
    assertThat(ids).hasSize(Math.min(limit, sellable.size()));
  }

  @Property
  void portionByPortionIsTheSameAsAtOnce(
      @ForAll("lists") List<ScoredItem> model,
      @ForAll("sets") Set<String> outOfStock,
      @ForAll @IntRange(min = 0, max = 30) int cut) {
    List<Candidate> all = Candidates.of(model, List.of(), Set.of());
    int at = Math.min(cut, all.size());

    Ranking inParts =
        Ranking.EMPTY
            .with(all.subList(0, at), outOfStock, 10)
            .with(all.subList(at, all.size()), outOfStock, 10);

    assertThat(inParts).isEqualTo(Ranking.EMPTY.with(all, outOfStock, 10));
  }

  @Property
  void theMostPopularAreThoseASortWouldFind(
      @ForAll("lists") List<ScoredItem> drawn, @ForAll @IntRange(min = 1, max = 10) int size) {
    List<ItemPopularity> items =
        drawn.stream()
            .map(item -> new ItemPopularity(item.itemId(), (long) item.score() + 5, 1))
            .toList();
    MostPopular best = new MostPopular(size);
    items.forEach(best::offer);

    assertThat(best.ranked())
        .isEqualTo(
            items.stream()
                .sorted()
                .limit(size)
                .map(item -> new ScoredItem(item.itemId(), item.purchases()))
                .toList());
  }

  @Test
  void equalsAreOrderedByViewsThenById() {
    MostPopular best = new MostPopular(4);
    best.offer(new ItemPopularity("c", 1, 7));
    best.offer(new ItemPopularity("b", 1, 7));
    best.offer(new ItemPopularity("a", 1, 6));
    best.offer(new ItemPopularity("d", 2, 0));

    assertThat(best.ranked().stream().map(ScoredItem::itemId)).containsExactly("d", "b", "c", "a");
  }
}
