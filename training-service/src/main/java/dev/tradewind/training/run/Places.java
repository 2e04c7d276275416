package dev.tradewind.training.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many runs are at work or wait, in all and of each model, and how many may. */
final class Places {

  private static final String AFTERWARDS =
      "which is all that the settings allow; try again when one has ended";

  private final int most;
  private final int mostOfAModel;
  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  Places(int most, int mostOfAModel) {
    this.most = most;
    this.mostOfAModel = mostOfAModel;
  }

  /** Takes a place. Where there is none, takes none and answers why. */
  synchronized Optional<String> take(String model) {
    int ofModel = taken.getOrDefault(model, 0);
    if (all >= most) {
      return Optional.of(all + " runs are at work or wait already, " + AFTERWARDS);
    }
    if (ofModel >= mostOfAModel) {
      return Optional.of(
          ofModel + " runs of model " + model + " are at work or wait already, " + AFTERWARDS);
    }
    takeAnyway(model);
    return Optional.empty();
  }

  /** Takes a place even if there is none. */
  synchronized void takeAnyway(String model) {
    all++;
    taken.merge(model, 1, Integer::sum);
  }

  /** Gives a place back. */
  synchronized void giveBack(String model) {
    all--;
    taken.computeIfPresent(model, (name, count) -> count == 1 ? null : count - 1);
  }
}
