package dev.tradewind.inference.serving.batch.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which calls wait for others, and which need nobody. */
class CompanyTest extends AgendaFixture {

  /** Runs of eight rows take 8 ms, of fewer 4 ms; the last ones were kept from a processor. */
  private Batch<String> crowdedBatchOf(String... names) {
    teach(lane, 4, 4 * MS, 5, 0);
    teach(lane, 8, 8 * MS, 5, 0);
    admit(call(lane, "quick", 8), 0);
    agenda.ran(agenda.next(0).batch().orElseThrow(), true, 8 * MS, 8 * MS, 0);
    admit(call(lane, "kept", 4), 0);
    agenda.ran(agenda.next(0).batch().orElseThrow(), true, 2 * MS, 4 * MS, 0);
    admit(0, names);
    return agenda.next(4 * MS).batch().orElseThrow();
  }

  @Test
  void whereProcessorsAreShortFewRowsWaitForTheBatchThatRuns() {
    Batch<String> running = crowdedBatchOf("a", "b", "c", "d", "e", "f", "g", "h");
    admit(10 * MS, "i");
    assertThat(next(10 * MS)).isEmpty();
    assertThat(agenda.due(10 * MS)).isEqualTo(12 * MS);
    admit(11 * MS, "j", "k");
    agenda.ran(running, true, 4 * MS, 8 * MS, 11 * MS);
    admit(11 * MS, "l");
    assertThat(next(11 * MS)).containsExactly("i", "j", "k", "l");
  }

  @Test
  void whereProcessorsAreShortFewRowsWaitHalfTheirRunForThoseThatRanTogetherLately() {
    agenda.ran(crowdedBatchOf("a", "b", "c", "d"), true, 2 * MS, 4 * MS, 8 * MS);
    admit(10 * MS, "e");
    assertThat(next(10 * MS)).isEmpty();
    assertThat(agenda.due(10 * MS)).isEqualTo(12 * MS);
    assertThat(next(12 * MS)).containsExactly("e");
  }

  @Test
  void whereProcessorsAreShortALoneCallerDoesNotWait() {
    teach(lane, 8, 2 * MS, 5, 0);
    for (int call = 0; call < 20; call++) {
      admit(call * MS, "alone");
      Batch<String> batch = agenda.next(call * MS).batch().orElseThrow();
      agenda.ran(batch, true, call == 0 ? MS : MS / 2, MS, call * MS);
    }
    admit(20 * MS, "alone");
    Batch<String> running = agenda.next(20 * MS).batch().orElseThrow();
    admit(20 * MS, "not alone");
    assertThat(next(20 * MS)).isEmpty();
    agenda.ran(running, true, MS / 2, MS, 21 * MS);
    assertThat(next(21 * MS)).containsExactly("not alone");
  }

  /** Calls of one row that come so far apart, each alone; the last has not run yet. */
  private Waiting<String> lastOf(int calls, long apart, long run) {
    for (int call = 1; call < calls; call++) {
      admit(call * apart, "alone");
      Batch<String> batch = agenda.next(call * apart).batch().orElseThrow();
      agenda.ran(batch, true, run, run, call * apart);
    }
    return admit(call(lane, "last", 1), calls * apart);
  }

  @Test
  void aQuickCallThatIsAloneNeedsNoWorker() {
    Waiting<String> alone = lastOf(40, MS / 2, MS / 20);
    assertThat(agenda.alone(alone, MS / 20, 20 * MS)).as("not quick").isEmpty();
    Batch<String> batch = agenda.alone(alone, MS / 10, 20 * MS).orElseThrow();
    assertThat(batch.calls()).containsExactly(alone);
    assertThat(agenda.calls()).isZero();

    Waiting<String> second = admit(call(lane, "second", 1), 20 * MS);
    assertThat(agenda.alone(second, MS / 10, 20 * MS)).as("beside a run").isEmpty();
    Waiting<String> third = admit(call(lane, "third", 1), 20 * MS);
    agenda.ran(batch, true, MS / 20, MS / 20, 20 * MS);
    assertThat(agenda.alone(third, MS / 10, 20 * MS)).as("beside another call").isEmpty();
    agenda.ran(agenda.next(20 * MS).batch().orElseThrow(), true, MS / 20, MS / 20, 20 * MS);

    Waiting<String> afterTwo = admit(call(lane, "after two", 1), 21 * MS);
    assertThat(agenda.alone(afterTwo, MS / 10, 21 * MS)).as("company is usual").isEmpty();
  }

  @Test
  void quickCallsThatComeFastAreForTheWorkers() {
    Waiting<String> fast = lastOf(40, MS / 10, MS / 20);
    assertThat(agenda.alone(fast, MS / 10, 4 * MS)).isEmpty();
  }

  @Test
  void aCallOfWhichNothingIsKnownIsForTheWorkers() {
    assertThat(agenda.alone(lastOf(ServiceCurve.ENOUGH, MS, MS / 20), MS / 10, 16 * MS)).isEmpty();
  }

  @Test
  void aPressingDeadlineWaitsForNoCompany() {
    Batch<String> unused = crowdedBatchOf("a", "b", "c", "d");
    admit(urgent("pressed", 15 * MS), 10 * MS);
    assertThat(agenda.due(10 * MS)).isEqualTo(11 * MS);
    assertThat(next(11 * MS)).containsExactly("pressed");
  }
}
