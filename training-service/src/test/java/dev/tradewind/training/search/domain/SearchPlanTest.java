package dev.tradewind.training.search.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.training.search.domain.ParameterRange.Choice;
import dev.tradewind.training.search.domain.ParameterRange.Decimal;
import dev.tradewind.training.search.domain.ParameterRange.Whole;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SearchPlanTest {

  private static final Halving HALVING = new Halving(4, 1, 4, 2);

  @Property
  void drawsAreWithinTheirRange(
      @ForAll long seed,
      @ForAll @LongRange(min = 1, max = 1000) long min,
      @ForAll @LongRange(min = 0, max = 1_000_000) long width,
      @ForAll boolean logarithmic) {
    Random random = new Random(seed);

    assertThat(Long.parseLong(new Whole("a", min, min + width, logarithmic).draw(random)))
        .isBetween(min, min + width);
    assertThat(
            Double.parseDouble(
                new Decimal("a", min / 1e6, min / 1e6 + width, logarithmic).draw(random)))
        .isBetween(min / 1e6, min / 1e6 + width);
    assertThat(new Choice("a", List.of("x", "y")).draw(random)).isIn("x", "y");
  }

  @Test
  void onALogarithmicScaleEachFactorIsAsLikely() {
    Random random = new Random(7);
    Map<Long, Long> decades =
        IntStream.range(0, 3_000)
            .mapToDouble(
                draw -> Double.parseDouble(new Decimal("a", 1e-4, 1e-1, true).draw(random)))
            .boxed()
            .collect(
                Collectors.groupingBy(
                    value -> (long) Math.floor(Math.log10(value)), Collectors.counting()));

    assertThat(decades.entrySet())
        .filteredOn(decade -> decade.getKey() < -1)
        .hasSize(3)
        .allSatisfy(decade -> assertThat(decade.getValue()).isBetween(850L, 1150L));
  }

  @Test
  void allWholeNumbersOfALogarithmicRangeAreDrawn() {
    Random random = new Random(7);

    assertThat(
            IntStream.range(0, 500)
                .mapToObj(draw -> new Whole("a", 1, 4, true).draw(random))
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("1", "2", "3", "4");
  }

  @Property(tries = 100)
  void aPlanMakesTheSameTrialsEachTimeAndNoneTwiceWhileThereAreOthers(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int trials) {
    SearchPlan plan =
        new SearchPlan(
            "intent",
            seed,
            Map.of("b", "1"),
            List.of(new Choice("a", List.of("1", "2", "3", "4", "5", "6"))),
            new Halving(trials, 1, 1, 2),
            1);

    assertThat(plan.configurations())
        .isEqualTo(plan.configurations())
        .hasSize(trials)
        .doesNotHaveDuplicates()
        .allSatisfy(drawn -> assertThat(drawn).containsEntry("b", "1").containsOnlyKeys("a", "b"));
  }

  @Test
  void moreTrialsThanValuesRepeatThem() {
    assertThat(
            new SearchPlan(
                    "intent", 1, Map.of(), List.of(new Choice("a", List.of("1"))), HALVING, 1)
                .configurations())
        .hasSize(4);
  }

  @Test
  void whatDoesNotGoTogetherIsNamed() {
    assertThatThrownBy(() -> plan(Map.of("a", "1"), List.of(new Choice("a", List.of("1")))))
        .hasMessage("a: named twice");
    assertThatThrownBy(() -> plan(Map.of(), List.of(new Whole("epochs", 1, 2, false))))
        .hasMessage("epochs: the rungs set it");
    assertThatThrownBy(() -> plan(Map.of(), List.of())).hasMessage("no range to search");
    assertThatThrownBy(() -> new Decimal("a", 0, 1, true)).hasMessageStartingWith("a: from 0.0");
    assertThatThrownBy(() -> new Whole("a", 2, 1, false)).hasMessageContaining("min <= max");
    assertThatThrownBy(() -> new Halving(1, 2, 1, 2)).hasMessageContaining("2 to 1 epochs");
  }

  private static SearchPlan plan(Map<String, String> fixed, List<ParameterRange> ranges) {
    return new SearchPlan("intent", 1, fixed, ranges, HALVING, 1);
  }
}
