package dev.tradewind.inference.serving.batch.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class AgendaTest extends AgendaFixture {

  @Test
  void aLoneCallRunsAtOnceAndThoseThatGatheredRunTogether() {
    admit(0, "a");
    assertThat(next(0)).containsExactly("a");
    assertThat(next(0)).isEmpty();
    admit(1, "b", "c", "d");
    Batch<String> batch = agenda.next(2).batch().orElseThrow();
    assertThat(batch.calls()).extracting(Waiting::call).containsExactly("b", "c", "d");
    assertThat(batch.rows()).isEqualTo(3);
    assertThat(batch.size()).isEqualTo(4);
    assertThat(agenda.calls()).isZero();
  }

  @Test
  void aBatchIsFilledUpToTheLargestSizeInOrder() {
    admit(call(lane, "a", 5), 0);
    admit(call(lane, "b", 4), 1);
    admit(call(lane, "c", 1), 2);
    assertThat(next(3)).containsExactly("a");
    assertThat(next(3)).containsExactly("b", "c");
  }

  @Test
  void aCallOfMoreRowsThanTheLargestSizeRunsAloneInAMultipleOfIt() {
    admit(call(lane, "large", 17), 0);
    admit(0, "small");
    Batch<String> batch = agenda.next(1).batch().orElseThrow();
    assertThat(batch.calls()).extracting(Waiting::call).containsExactly("large");
    assertThat(batch.size()).isEqualTo(24);
  }

  @Test
  void onlyEqualShapesShareARun() {
    admit(new Waiting<>("a", lane, List.of(3L), 1, 100, OptionalLong.empty()), 0);
    admit(new Waiting<>("b", lane, List.of(4L), 1, 100, OptionalLong.empty()), 1);
    admit(new Waiting<>("c", lane, List.of(3L), 1, 100, OptionalLong.empty()), 2);
    assertThat(next(3)).containsExactly("a", "c");
    assertThat(next(3)).containsExactly("b");
  }

  @Test
  void aSignatureThatKnowsNoRowsRunsEachCallAloneAndUnpadded() {
    Lane<String> alone = new Lane<>("echo", SIZES, false);
    admit(call(alone, "a", 3), 0);
    admit(call(alone, "b", 1), 0);
    assertThat(agenda.next(1).batch().orElseThrow().size()).isEqualTo(3);
    assertThat(next(1)).containsExactly("b");
  }

  @Test
  void aPriorityIsWorthAFixedTimeSoThatNobodyStarves() {
    admit(ranked("usual", 100), 0);
    admit(ranked("first", 1), 500 * MS);
    lane.runAlone();
    assertThat(next(500 * MS)).containsExactly("first");
    // 99 priorities of 10 ms later, one that comes then is no longer before it.
    admit(ranked("tooLate", 1), 991 * MS);
    assertThat(next(991 * MS)).containsExactly("usual");
  }

  @Test
  void withALingerABatchClosesWhenItIsFullOrHasLingered() {
    agenda = agenda(ROOMY, 5 * MS);
    admit(0, "a");
    assertThat(agenda.next(MS).due()).isEqualTo(5 * MS);
    assertThat(next(5 * MS)).containsExactly("a");
    admit(call(lane, "b", 8), 6 * MS);
    assertThat(next(6 * MS)).containsExactly("b");
  }

  @Test
  void withALingerABatchClosesWhenItsEarliestDeadlinePresses() {
    agenda = agenda(ROOMY, 50 * MS);
    teach(lane, 1, 4 * MS, 20, 0);
    teach(lane, 2, 6 * MS, 20, 0);
    admit(call(lane, "patient", 1), 0);
    admit(urgent("pressed", 30 * MS), 0);
    assertThat(agenda.next(MS).due()).isEqualTo(24 * MS);
    assertThat(next(24 * MS)).containsExactly("patient", "pressed");
  }

  @Test
  void aBatchGrowsOnlyAsFarAsItsEarliestDeadlineAllows() {
    teach(lane, 1, 2 * MS, 20, 0);
    teach(lane, 4, 9 * MS, 20, 0);
    teach(lane, 8, 30 * MS, 20, 0);
    admit(urgent("pressed", 10 * MS), 0);
    admit(0, "b", "c", "d", "e");
    assertThat(next(0)).containsExactly("pressed", "b", "c", "d");
  }

  @Test
  void rowsThatPaddingWouldMakeDearWaitForTheNextBatch() {
    teach(lane, 4, 4 * MS, 5, 0);
    teach(lane, 8, 8 * MS, 5, 0);
    admit(0, "a", "b", "c", "d", "e");
    assertThat(next(0)).containsExactly("a", "b", "c", "d");
    assertThat(next(0)).containsExactly("e");

    Lane<String> flat = new Lane<>("flat", SIZES, true);
    teach(flat, 4, 4 * MS, 5, 0);
    teach(flat, 8, 4 * MS + 1, 5, 0);
    for (String name : List.of("a", "b", "c", "d", "e")) {
      admit(call(flat, name, 1), 0);
    }
    assertThat(next(0)).hasSize(5);
  }

  @Test
  void callsWhoseDeadlineHasPassedAreDroppedUnrun() {
    admit(urgent("late", 5), 0);
    admit(1, "a");
    Turn<String> turn = agenda.next(5);
    assertThat(turn.late()).extracting(Waiting::call).containsExactly("late");
    assertThat(names(turn)).containsExactly("a");
    assertThat(agenda.admit(urgent("hopeless", 5), 6)).isEqualTo(new Admission.TooLate<>(-1, 0));
  }

  @Test
  void aDeadlineThatCannotBeMetIsRefusedOnFreshEvidenceOnly() {
    teach(lane, 1, 10 * MS, ServiceCurve.ENOUGH - 1, 0);
    admit(urgent("unknown", 5 * MS), 0);
    assertThat(next(0)).containsExactly("unknown");

    teach(lane, 1, 10 * MS, 1, 0);
    assertThat(agenda.admit(urgent("refused", 5 * MS), 0))
        .isEqualTo(new Admission.TooLate<>(5 * MS, 10 * MS));
    admit(urgent("met", 11 * MS), 0);
    assertThat(next(0)).containsExactly("met");

    long later = ServiceCurve.FRESH_NANOS + 1;
    admit(urgent("tries", later + 5 * MS), later);
    assertThat(next(later)).containsExactly("tries");
  }

  @Test
  void theBatchesBeforeACallCountForItsDeadline() {
    teach(lane, 1, MS, 20, 0);
    teach(lane, 8, 4 * MS, 20, 0);
    admit(call(lane, "a", 8), 0);
    admit(call(lane, "b", 8), 0);
    assertThat(agenda.admit(urgent("behind", 8 * MS), 0))
        .isEqualTo(new Admission.TooLate<>(8 * MS, 9 * MS));
    admit(urgent("patient", 10 * MS), 0);
  }

  @Test
  void aCallerWhoLeavesRunsNot() {
    Waiting<String> gone = admit(call(lane, "gone", 1), 0);
    admit(0, "a");
    agenda.leave(gone);
    assertThat(gone.waits()).isFalse();
    assertThat(next(1)).containsExactly("a");
    agenda.leave(gone);
    assertThat(agenda.calls()).isZero();
  }

  @Test
  void aFullQueueShedsWhoeverWouldBeServedLast() {
    agenda = agenda(new QueueLimits(10, 2, 1000, 500), 0);
    admit(ranked("a", 100), 0);
    admit(ranked("b", 100), 1);
    assertThat(agenda.admit(ranked("usual", 100), 2))
        .isEqualTo(new Admission.NoPlace<>("2 calls of model echo"));
    assertThat(agenda.admit(ranked("first", 1), 3))
        .asInstanceOf(InstanceOfAssertFactories.type(Admission.Admitted.class))
        .satisfies(
            it -> assertThat(it.shed().orElseThrow()).hasFieldOrPropertyWithValue("call", "b"));
    assertThat(next(4)).containsExactly("first", "a");
  }

  @Test
  void rowsAreBoundedToo() {
    agenda = agenda(new QueueLimits(10, 10, 12, 6), 0);
    admit(call(lane, "huge", 7), 0);
    assertThat(agenda.admit(call(lane, "one", 1), 0))
        .isEqualTo(new Admission.NoPlace<>("6 rows of model echo"));
    admit(call(other, "five", 5), 0);
    assertThat(agenda.admit(call(other, "one", 1), 0)).isInstanceOf(Admission.NoPlace.class);
  }

  @Test
  void whenAllPlacesAreTakenTheGreediestModelMakesRoom() {
    agenda = agenda(new QueueLimits(4, 4, 1000, 500), 0);
    admit(0, "a", "b", "c", "d");
    assertThat(agenda.admit(call(other, "modest", 1), 1))
        .asInstanceOf(InstanceOfAssertFactories.type(Admission.Admitted.class))
        .satisfies(
            it -> assertThat(it.shed().orElseThrow()).hasFieldOrPropertyWithValue("call", "d"));
    assertThat(agenda.admit(call(lane, "e", 1), 2)).isInstanceOf(Admission.NoPlace.class);
  }

  @Test
  void theModelThatHasHadTheLeastTimeIsNext() {
    int busy = 0;
    int modest = 0;
    long now = 0;
    while (modest < 100) {
      // One model always has a full batch waiting that takes 8 ms, the other a call of 1 ms.
      if (agenda.calls("echo") == 0) {
        admit(call(lane, "busy", 8), now);
      }
      if (agenda.calls("other") == 0) {
        admit(call(other, "modest", 1), now);
      }
      Batch<String> batch = agenda.next(now).batch().orElseThrow();
      boolean isBusy = batch.lane() == lane;
      long took = isBusy ? 8 * MS : MS;
      now += took;
      agenda.ran(batch, true, took, took, now);
      busy += isBusy ? 1 : 0;
      modest += isBusy ? 0 : 1;
    }
    assertThat(busy).isBetween(11, 14);
  }

  @Test
  void aModelThatPausedHasNoClaimOnTheTimeBefore() {
    for (int run = 0; run < 10; run++) {
      admit(call(lane, "busy", 8), 0);
      agenda.ran(agenda.next(0).batch().orElseThrow(), true, 100 * MS, 100 * MS, 0);
    }
    admit(call(lane, "busy", 8), 0);
    int before = 0;
    for (int run = 0; run < 5; run++) {
      admit(call(other, "new", 1), 0);
      Batch<String> batch = agenda.next(0).batch().orElseThrow();
      if (batch.lane() == lane) {
        break;
      }
      before++;
      agenda.ran(batch, true, 100 * MS, 100 * MS, 0);
    }
    assertThat(before).isLessThanOrEqualTo(1);
  }
}
