package dev.tradewind.inference.experiment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.inference.experiment.domain.Experiment.Plan;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssignmentTest {

  private static final List<String> SUBJECTS =
      IntStream.range(0, 60_000).mapToObj(number -> "shopper-" + number).toList();

  private static Plan plan(String salt, double share, double... weights) {
    Plan plan = Plans.of("e", Metric.CONVERSION, List.of(), weights);
    return new Plan(
        plan.id(),
        plan.decision(),
        plan.hypothesis(),
        plan.arms(),
        share,
        salt,
        plan.primary(),
        plan.guardrails(),
        plan.window(),
        plan.alpha(),
        plan.planned(),
        plan.shadows(),
        plan.adjusted());
  }

  private static Map<String, String> arms(Plan plan) {
    Assignment assignment = new Assignment(plan);
    return SUBJECTS.stream()
        .filter(subject -> assignment.of(subject).isPresent())
        .collect(
            Collectors.toMap(
                subject -> subject, subject -> assignment.of(subject).orElseThrow().name()));
  }

  private static double share(Map<String, String> arms, String arm) {
    return arms.values().stream().filter(arm::equals).count() / (double) arms.size();
  }

  @Test
  void armsGetSubjectsInProportionToTheirWeights() {
    Map<String, String> arms = arms(plan("s", 1, 5, 3, 2));

    assertThat(arms).hasSize(SUBJECTS.size());
    assertThat(share(arms, "control")).isCloseTo(0.5, within(0.008));
    assertThat(share(arms, "arm-1")).isCloseTo(0.3, within(0.008));
    assertThat(share(arms, "arm-2")).isCloseTo(0.2, within(0.008));
  }

  @Test
  void everyInstanceSaysTheSame() {
    assertThat(arms(plan("s", 0.4, 1, 1))).isEqualTo(arms(plan("s", 0.4, 1, 1)));
    // Fixed for all time: what an earlier release assigned stays assigned.
    Assignment assignment = new Assignment(plan("s", 1, 1, 1));
    assertThat(List.of("ann", "bob", "eve", "shopper-1", "shopper-2", "3f2a"))
        .extracting(subject -> assignment.of(subject).orElseThrow().name())
        .containsExactly("control", "arm-1", "control", "control", "control", "control");
  }

  @Test
  void anArmThatGrowsMovesNobodyBetweenTheOthers() {
    Map<String, String> before = arms(plan("s", 1, 5, 3, 1));
    Map<String, String> after = arms(plan("s", 1, 5, 3, 4));

    List<String> moved =
        SUBJECTS.stream().filter(each -> !before.get(each).equals(after.get(each))).toList();

    assertThat(moved).hasSizeGreaterThan(1000);
    assertThat(moved).allSatisfy(each -> assertThat(after.get(each)).isEqualTo("arm-2"));
  }

  @Test
  void aLargerShareKeepsThoseWhoTookPartAndTheirArms() {
    Map<String, String> small = arms(plan("s", 0.05, 1, 1));
    Map<String, String> large = arms(plan("s", 0.5, 1, 1));

    assertThat(small.size() / (double) SUBJECTS.size()).isCloseTo(0.05, within(0.005));
    assertThat(large).containsAllEntriesOf(small);
  }

  @Test
  void anotherSaltAssignsIndependently() {
    Map<String, String> one = arms(plan("one", 1, 1, 1));
    Map<String, String> other = arms(plan("other", 1, 1, 1));

    long same = SUBJECTS.stream().filter(each -> one.get(each).equals(other.get(each))).count();

    assertThat(same / (double) SUBJECTS.size()).isCloseTo(0.5, within(0.01));
  }
}
