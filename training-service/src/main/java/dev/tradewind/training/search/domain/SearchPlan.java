package dev.tradewind.training.search.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What a search shall do. The same plan always makes the same trials.
 *
 * @param model the model's name
 * @param seed of the draws, and of each trial
 * @param fixed hyper-parameters that all trials have
 * @param ranges of the ones that are searched, at least one
 * @param halving how many trials, for how long
 * @param atOnce how many trials may wait or be at work at once, at least 1
 */
public record SearchPlan(
    String model,
    long seed,
    Map<String, String> fixed,
    List<ParameterRange> ranges,
    Halving halving,
    int atOnce) {

  /** The hyper-parameter that the rungs differ in. */
  public static final String EPOCHS = "epochs";

  private static final int DRAWS_FOR_A_NEW_ONE = 100;

  public SearchPlan {
    fixed = Map.copyOf(fixed);
    ranges = List.copyOf(ranges);
    Set<String> names = new HashSet<>(fixed.keySet());
    names.add(EPOCHS);
    if (ranges.isEmpty() || fixed.containsKey(EPOCHS)) {
      throw new IllegalArgumentException(
          ranges.isEmpty() ? "no range to search" : EPOCHS + ": the rungs set it");
    }
    for (ParameterRange range : ranges) {
      if (!names.add(range.name())) {
        throw new IllegalArgumentException(
            range.name().equals(EPOCHS)
                ? EPOCHS + ": the rungs set it"
                : range.name() + ": named twice");
      }
    }
    if (atOnce < 1) {
      throw new IllegalArgumentException("trials at once: " + atOnce + " (expected: at least 1)");
    }
  }

  /**
   * The hyper-parameters of all trials but for their epochs, in the order of their numbers. Drawn
   * without repeats as far as the ranges have other values.
   */
  public List<Map<String, String>> configurations() {
    Random random = new Random(seed);
    List<Map<String, String>> all = new ArrayList<>();
    Set<Map<String, String>> known = new HashSet<>();
    for (int trial = 0; trial < halving.trials(); trial++) {
      Map<String, String> drawn = draw(random);
      for (int again = 0; again < DRAWS_FOR_A_NEW_ONE && known.contains(drawn); again++) {
        drawn = draw(random);
      }
      known.add(drawn);
      all.add(drawn);
    }
    return List.copyOf(all);
  }

  private Map<String, String> draw(Random random) {
    Map<String, String> drawn = new HashMap<>(fixed);
    ranges.forEach(range -> drawn.put(range.name(), range.draw(random)));
    return Map.copyOf(drawn);
  }

  /** A configuration with its epochs, as a run is given it. */
  static Map<String, String> trained(Map<String, String> configuration, int epochs) {
    Map<String, String> all = new HashMap<>(configuration);
    all.put(EPOCHS, Integer.toString(epochs));
    return Map.copyOf(all);
  }
}
