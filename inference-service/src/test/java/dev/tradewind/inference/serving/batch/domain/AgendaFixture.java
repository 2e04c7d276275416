package dev.tradewind.inference.serving.batch.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.serving.domain.BatchSizes;
import java.util.List;
import java.util.OptionalLong;

/** An agenda of one worker, and calls for it. */
class AgendaFixture {

  static final long MS = 1_000_000;
  static final QueueLimits ROOMY = new QueueLimits(100, 50, 1000, 500);
  static final BatchSizes SIZES = BatchSizes.doubling(1, 8);

  final Lane<String> lane = new Lane<>("echo", SIZES, true);
  final Lane<String> other = new Lane<>("other", SIZES, true);
  Agenda<String> agenda = agenda(ROOMY, 0);

  static Agenda<String> agenda(QueueLimits limits, long linger) {
    return new Agenda<>(1, limits, linger, 10 * MS);
  }

  static Waiting<String> call(Lane<String> lane, String name, int rows) {
    return new Waiting<>(name, lane, "shape", rows, 100, OptionalLong.empty());
  }

  Waiting<String> urgent(String name, long deadline) {
    return new Waiting<>(name, lane, "shape", 1, 100, OptionalLong.of(deadline));
  }

  Waiting<String> ranked(String name, int priority) {
    return new Waiting<>(name, lane, "shape", 1, priority, OptionalLong.empty());
  }

  Waiting<String> admit(Waiting<String> call, long now) {
    assertThat(agenda.admit(call, now)).isInstanceOf(Admission.Admitted.class);
    return call;
  }

  void admit(long now, String... names) {
    for (String name : names) {
      admit(call(lane, name, 1), now);
    }
  }

  List<String> next(long now) {
    return names(agenda.next(now));
  }

  static List<String> names(Turn<String> turn) {
    return turn.batch()
        .map(it -> it.calls().stream().map(Waiting::call).toList())
        .orElse(List.of());
  }

  /** So many runs of a size took so long, the last one at this time. */
  static void teach(Lane<String> lane, int size, long nanos, int runs, long now) {
    for (int run = 0; run < runs; run++) {
      lane.curve().ran(size, nanos, now);
    }
  }
}
