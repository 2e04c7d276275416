package dev.tradewind.training.search.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.training.search.domain.Halving.Rung;
import dev.tradewind.training.search.domain.ParameterRange.Decimal;
import dev.tradewind.training.search.domain.SearchCourse.Place;
import dev.tradewind.training.search.domain.SearchStep.GiveUp;
import dev.tradewind.training.search.domain.SearchStep.Register;
import dev.tradewind.training.search.domain.SearchStep.Train;
import dev.tradewind.training.search.domain.SearchStep.TrialRun;
import dev.tradewind.training.search.domain.TrialOutcome.Lost;
import dev.tradewind.training.search.domain.TrialOutcome.Pending;
import dev.tradewind.training.search.domain.TrialOutcome.Unvalidated;
import dev.tradewind.training.search.domain.TrialOutcome.Validated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SearchCourseTest {

  /** Each trial is as good as its quality in every rung. */
  @Property(tries = 200)
  void theBestTrialIsRegisteredAndTheBudgetIsKept(
      @ForAll @IntRange(min = 1, max = 40) int trials,
      @ForAll @IntRange(min = 1, max = 4) int least,
      @ForAll @IntRange(min = 0, max = 60) int more,
      @ForAll @IntRange(min = 2, max = 5) int factor,
      @ForAll @IntRange(min = 1, max = 7) int atOnce,
      @ForAll long seed) {
    Halving halving = new Halving(trials, least, least + more, factor);
    SearchPlan plan = plan(halving, atOnce, seed);
    Random random = new Random(seed);
    double[] quality = random.doubles(trials).toArray();
    Map<Place, TrialOutcome> outcomes = new HashMap<>();
    List<TrialRun> begun = new ArrayList<>();

    Map<Integer, Integer> trained = new HashMap<>();
    long epochs = 0;
    SearchStep step = SearchCourse.next(plan, outcomes);
    while (step instanceof Train train) {
      // What is forgotten must never be needed again.
      trained.keySet().retainAll(SearchCourse.hopeful(plan, outcomes));
      for (TrialRun run : train.trials()) {
        assertThat(run.rung() == 1 || trained.containsKey(run.trial())).isTrue();
        epochs += epochs(run) - trained.getOrDefault(run.trial(), 0);
        trained.put(run.trial(), epochs(run));
      }
      begun.addAll(train.trials());
      train
          .trials()
          .forEach(run -> outcomes.put(new Place(run.trial(), run.rung()), new Pending()));
      List<Place> open =
          outcomes.keySet().stream().filter(at -> outcomes.get(at) instanceof Pending).toList();
      assertThat(open).hasSizeBetween(1, atOnce);
      Place ends = open.get(random.nextInt(open.size()));
      outcomes.put(ends, new Validated(quality[ends.trial() - 1]));
      step = SearchCourse.next(plan, outcomes);
    }

    int best = best(quality);
    assertThat(step)
        .isEqualTo(
            new Register(
                best,
                SearchPlan.trained(plan.configurations().get(best - 1), halving.mostEpochs())));
    assertThat(begun).extracting(run -> new Place(run.trial(), run.rung())).doesNotHaveDuplicates();
    assertThat(epochs).isEqualTo(halving.epochs());
  }

  @Property(tries = 200)
  void rungsHaveFewerTrialsForMoreEpochsUpToTheMost(
      @ForAll @IntRange(min = 1, max = 200) int trials,
      @ForAll @IntRange(min = 1, max = 10) int least,
      @ForAll @IntRange(min = 0, max = 990) int more,
      @ForAll @IntRange(min = 2, max = 10) int factor) {
    List<Rung> rungs = new Halving(trials, least, least + more, factor).rungs();

    assertThat(rungs.get(0).trials()).isEqualTo(trials);
    assertThat(rungs.get(rungs.size() - 1).epochs()).isEqualTo(least + more);
    for (int rung = 1; rung < rungs.size(); rung++) {
      Rung before = rungs.get(rung - 1);
      assertThat(rungs.get(rung).trials()).isEqualTo(Math.max(1, before.trials() / factor));
      assertThat(rungs.get(rung).epochs()).isGreaterThanOrEqualTo(before.epochs() * factor);
    }
  }

  @Test
  void nineTrialsAndAFactorOfThreeAreTheTextbooksRungs() {
    assertThat(new Halving(9, 1, 9, 3).rungs())
        .containsExactly(new Rung(1, 9, 1), new Rung(2, 3, 3), new Rung(3, 1, 9));
    assertThat(new Halving(9, 1, 9, 3).epochs()).isEqualTo(9 + 3 * 2 + 6);
  }

  @Test
  void whoIsBeatenOrHasFailedCannotGoOn() {
    SearchPlan plan = plan(new Halving(9, 1, 9, 3), 9, 1);
    Map<Place, TrialOutcome> outcomes = new HashMap<>();
    for (int trial = 1; trial <= 6; trial++) {
      outcomes.put(new Place(trial, 1), new Validated(trial / 10.0));
    }
    outcomes.put(new Place(7, 1), new Lost("out of memory"));
    outcomes.put(new Place(8, 1), new Pending());

    assertThat(SearchCourse.hopeful(plan, outcomes)).containsExactlyInAnyOrder(4, 5, 6, 8, 9);
  }

  @Test
  void aTrialThatFailsLosesAndOfEqualOnesTheFirstGoesOn() {
    SearchPlan plan = plan(new Halving(3, 1, 1, 2), 3, 1);

    assertThat(
            SearchCourse.next(
                plan,
                Map.of(
                    new Place(1, 1), new Lost("out of memory"),
                    new Place(2, 1), new Validated(0.5),
                    new Place(3, 1), new Validated(0.5))))
        .isInstanceOfSatisfying(
            Register.class, register -> assertThat(register.trial()).isEqualTo(2));
  }

  @Test
  void whereNoTrialTrainsTheFirstErrorIsTold() {
    assertThat(
            SearchCourse.next(
                plan(new Halving(2, 1, 1, 2), 1, 1),
                Map.of(new Place(2, 1), new Lost("later"), new Place(1, 1), new Lost("earlier"))))
        .isEqualTo(new GiveUp("no trial of rung 1 has trained: earlier"));
  }

  @Test
  void testMetricsAreNoSubstituteForAValidationFigure() {
    assertThat(
            SearchCourse.next(
                plan(new Halving(9, 1, 9, 3), 1, 1), Map.of(new Place(1, 1), new Unvalidated())))
        .isEqualTo(
            new GiveUp(
                "model next-item tells no validation figure, and a search must not look at test"
                    + " metrics"));
  }

  private static SearchPlan plan(Halving halving, int atOnce, long seed) {
    return new SearchPlan(
        "next-item",
        seed,
        Map.of("heads", "2"),
        List.of(new Decimal("learning_rate", 1e-5, 0.1, true)),
        halving,
        atOnce);
  }

  private static int best(double[] quality) {
    int best = 0;
    for (int trial = 1; trial < quality.length; trial++) {
      best = quality[trial] > quality[best] ? trial : best;
    }
    return best + 1;
  }

  private static int epochs(TrialRun run) {
    return Integer.parseInt(run.parameters().getOrDefault(SearchPlan.EPOCHS, "0"));
  }
}
