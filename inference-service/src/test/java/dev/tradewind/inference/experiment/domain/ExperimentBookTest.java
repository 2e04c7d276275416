package dev.tradewind.inference.experiment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.experiment.domain.ExperimentBook.Turned;
import dev.tradewind.inference.experiment.domain.ExperimentChange.Created;
import dev.tradewind.inference.experiment.domain.ExperimentChange.RolledBack;
import dev.tradewind.inference.experiment.domain.ExperimentChange.Started;
import dev.tradewind.inference.experiment.domain.ExperimentChange.Stopped;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExperimentBookTest {

  private ExperimentBook book = ExperimentBook.EMPTY;

  private String turn(ExperimentChange change) {
    Turned turned = book.with(change, Plans.START);
    book = turned.book();
    return turned.refusal().map(Enum::name).orElse("taken");
  }

  private static Created created(String id) {
    return new Created(Plans.of(id, Metric.CONVERSION, List.of(), 1, 1));
  }

  @Test
  void goesThroughItsStatesOnce() {
    assertThat(turn(created("a"))).isEqualTo("taken");
    assertThat(book.get("a").orElseThrow().armOf("ann")).isEmpty();
    assertThat(turn(new Started("a"))).isEqualTo("taken");
    assertThat(book.get("a").orElseThrow().armOf("ann")).isPresent();
    assertThat(turn(new Started("a"))).isEqualTo("EXPERIMENT_STATE");
    assertThat(turn(new RolledBack("a", "harm"))).isEqualTo("taken");
    assertThat(turn(new Stopped("a", "too late"))).isEqualTo("EXPERIMENT_STATE");

    Experiment ended = book.get("a").orElseThrow();
    assertThat(ended.state()).isEqualTo(ExperimentState.ROLLED_BACK);
    assertThat(ended.reason()).isEqualTo("harm");
    assertThat(ended.armOf("ann")).isEmpty();
  }

  @Test
  void ofTwoChangesThatContradictEachOtherTheFirstStands() {
    turn(created("a"));
    turn(created("b"));

    assertThat(turn(created("a"))).isEqualTo("EXPERIMENT_EXISTS");
    assertThat(turn(new Stopped("a", ""))).isEqualTo("EXPERIMENT_STATE");
    assertThat(turn(new Started("c"))).isEqualTo("EXPERIMENT_UNKNOWN");
    assertThat(turn(new Started("a"))).isEqualTo("taken");
    assertThat(turn(new Started("b"))).as("one about a decision").isEqualTo("EXPERIMENT_CONFLICT");
    assertThat(book.running(Experiment.RECOMMEND).orElseThrow().plan().id()).isEqualTo("a");
  }
}
