package dev.tradewind.inference.experiment.domain;

import dev.tradewind.inference.experiment.domain.Action.Kind;
import java.time.Duration;
import java.time.Instant;

/** What happens in an experiment, told as the log's reader tells it. */
final class Happenings {

  final ShopperMemory memory;
  final Outcomes outcomes;

  Happenings(Duration window, int most) {
    this.memory = new ShopperMemory(1_000_000, 1_000_000);
    this.outcomes = new Outcomes(window, most, memory);
  }

  void exposed(Instant at, String id, String arm, String ranking) {
    outcomes.exposed(new Exposed(id, arm, ranking, at, at));
  }

  void looked(Instant at, String id) {
    acted(id, new Action(Kind.LOOK, "", 0, at, at));
  }

  void chose(Instant at, String id, String ranking) {
    acted(id, new Action(Kind.CHOICE, ranking, 0, at, at));
  }

  void carted(Instant at, String id) {
    acted(id, new Action(Kind.CART, "", 0, at, at));
  }

  void bought(Instant at, String id, int amount) {
    acted(id, new Action(Kind.PURCHASE, "", amount * 1_000_000L, at, at));
  }

  void acted(String id, Action action) {
    memory.acted(id, action);
    outcomes.acted(id, action);
  }

  void readThrough(Instant moment) {
    memory.readThrough(moment);
    outcomes.readThrough(moment);
  }
}
