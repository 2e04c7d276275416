package dev.tradewind.training.search.domain;

import dev.tradewind.training.search.domain.Halving.Rung;
import dev.tradewind.training.search.domain.SearchStep.GiveUp;
import dev.tradewind.training.search.domain.SearchStep.Register;
import dev.tradewind.training.search.domain.SearchStep.Train;
import dev.tradewind.training.search.domain.SearchStep.TrialRun;
import dev.tradewind.training.search.domain.TrialOutcome.Lost;
import dev.tradewind.training.search.domain.TrialOutcome.Pending;
import dev.tradewind.training.search.domain.TrialOutcome.Unvalidated;
import dev.tradewind.training.search.domain.TrialOutcome.Validated;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Decides what a search does next from nothing but its plan and what is known of its trials: a
 * search goes on after a restart as if there had been none.
 */
public final class SearchCourse {

  private final SearchPlan plan;
  private final List<Map<String, String>> configurations;
  private final Map<Place, TrialOutcome> outcomes;

  /**
   * A trial in a rung.
   *
   * @param trial its number, from 1
   * @param rung the rung's, from 1
   */
  public record Place(int trial, int rung) {}

  private SearchCourse(SearchPlan plan, Map<Place, TrialOutcome> outcomes) {
    this.plan = plan;
    this.configurations = plan.configurations();
    this.outcomes = outcomes;
  }

  /**
   * The next step.
   *
   * @param outcomes of the trials that were begun
   */
  public static SearchStep next(SearchPlan plan, Map<Place, TrialOutcome> outcomes) {
    return new SearchCourse(plan, outcomes).next();
  }

  private SearchStep next() {
    if (outcomes.values().stream().anyMatch(Unvalidated.class::isInstance)) {
      return new GiveUp(
          "model "
              + plan.model()
              + " tells no validation figure, and a search must not look at test metrics");
    }
    List<Integer> trials = IntStream.rangeClosed(1, plan.halving().trials()).boxed().toList();
    for (Rung rung : plan.halving().rungs()) {
      List<Integer> taking = trials.subList(0, Math.min(rung.trials(), trials.size()));
      if (taking.stream().anyMatch(trial -> isOpen(trial, rung))) {
        return new Train(toTrain(taking, rung));
      }
      trials = best(taking, rung);
      if (trials.isEmpty()) {
        return new GiveUp("no trial of rung " + rung.number() + " has trained: " + error(rung));
      }
    }
    int winner = trials.get(0);
    return new Register(winner, SearchPlan.trained(configuration(winner), mostEpochs()));
  }

  /**
   * The trials that may still go on from what they have learned: the others are beaten already, or
   * have failed.
   *
   * @param outcomes of the trials that were begun
   */
  public static Set<Integer> hopeful(SearchPlan plan, Map<Place, TrialOutcome> outcomes) {
    return new SearchCourse(plan, outcomes).hopeful();
  }

  private Set<Integer> hopeful() {
    List<Integer> trials = IntStream.rangeClosed(1, plan.halving().trials()).boxed().toList();
    List<Rung> rungs = plan.halving().rungs();
    for (int at = 0; at < rungs.size() - 1; at++) {
      Rung rung = rungs.get(at);
      List<Integer> taking = trials.subList(0, Math.min(rung.trials(), trials.size()));
      List<Integer> best = best(taking, rung);
      if (taking.stream().anyMatch(trial -> isOpen(trial, rung))) {
        Set<Integer> hopeful = new HashSet<>();
        taking.stream().filter(trial -> isOpen(trial, rung)).forEach(hopeful::add);
        best.stream().limit(rungs.get(at + 1).trials()).forEach(hopeful::add);
        return Set.copyOf(hopeful);
      }
      trials = best;
    }
    return trials.stream()
        .limit(rungs.get(rungs.size() - 1).trials())
        .filter(trial -> isOpen(trial, rungs.get(rungs.size() - 1)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean isOpen(int trial, Rung rung) {
    TrialOutcome outcome = outcomes.get(new Place(trial, rung.number()));
    return outcome == null || outcome instanceof Pending;
  }

  private List<TrialRun> toTrain(List<Integer> trials, Rung rung) {
    long atWork = outcomes.values().stream().filter(Pending.class::isInstance).count();
    List<TrialRun> next = new ArrayList<>();
    for (int trial : trials) {
      if (atWork + next.size() < plan.atOnce()
          && !outcomes.containsKey(new Place(trial, rung.number()))) {
        next.add(
            new TrialRun(
                trial, rung.number(), SearchPlan.trained(configuration(trial), rung.epochs())));
      }
    }
    return next;
  }

  /** Those that trained, the best first; of equal ones the one with the lower number. */
  private List<Integer> best(List<Integer> trials, Rung rung) {
    return trials.stream()
        .filter(trial -> outcomes.get(new Place(trial, rung.number())) instanceof Validated)
        .sorted(
            Comparator.comparingDouble((Integer trial) -> -value(trial, rung))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private double value(int trial, Rung rung) {
    return outcomes.get(new Place(trial, rung.number())) instanceof Validated validated
        ? validated.value()
        : Double.NEGATIVE_INFINITY;
  }

  private String error(Rung rung) {
    return outcomes.entrySet().stream()
        .filter(entry -> entry.getKey().rung() == rung.number())
        .sorted(Comparator.comparingInt(entry -> entry.getKey().trial()))
        .map(Map.Entry::getValue)
        .filter(Lost.class::isInstance)
        .map(outcome -> ((Lost) outcome).error())
        .findFirst()
        .orElse("all were cancelled");
  }

  private Map<String, String> configuration(int trial) {
    return configurations.get(trial - 1);
  }

  private int mostEpochs() {
    return plan.halving().mostEpochs();
  }
}
