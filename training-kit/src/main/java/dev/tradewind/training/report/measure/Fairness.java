package dev.tradewind.training.report.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The same decisions, group by group. Selection rates are what demographic parity compares, error
 * rates what equalised odds compares (Hardt, Price and Srebro 2016), calibration a third thing; in
 * general not all can be equal at once (Chouldechova 2017), so the table shows all three and judges
 * none. A group of few examples is counted and not judged: its rates would be noise.
 *
 * @param threshold selected are scores of at least this
 * @param smallest examples that a group needs to be judged
 * @param groups by name
 * @param lowestSelectionRatio lowest selection rate of a judged group over the highest (below .8
 *     the "four-fifths rule" of the US guidelines of 1978 asks for a reason); null where fewer than
 *     two groups are judged, or none selects
 */
public record Fairness(
    double threshold, int smallest, List<Group> groups, @Nullable Double lowestSelectionRatio) {

  /**
   * A group.
   *
   * @param examples how many
   * @param judged whether they are enough
   * @param selection share selected
   * @param falsePositives share of those not true that is selected
   * @param falseNegatives share of those true that is not selected
   * @param meanPrediction to be compared with what is true
   * @param observed share that is true
   */
  public record Group(
      String name,
      int examples,
      boolean judged,
      Rate selection,
      Rate falsePositives,
      Rate falseNegatives,
      double meanPrediction,
      Rate observed) {}

  public Fairness {
    groups = List.copyOf(groups);
  }

  /**
   * Of these decisions.
   *
   * @param names the group of each example
   */
  public static Fairness of(
      BinaryPredictions predictions, List<String> names, double threshold, int smallest) {
    if (names.size() != predictions.size()) {
      throw new IllegalArgumentException(
          "names: " + names.size() + " (expected: " + predictions.size() + ")");
    }
    Map<String, List<Integer>> members = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      members.computeIfAbsent(names.get(i), key -> new ArrayList<>()).add(i);
    }
    List<Group> groups = new ArrayList<>();
    members.forEach((name, own) -> groups.add(group(name, predictions, own, threshold, smallest)));
    return new Fairness(threshold, smallest, groups, ratio(groups));
  }

  private static Group group(
      String name,
      BinaryPredictions predictions,
      List<Integer> own,
      double threshold,
      int smallest) {
    long selected = 0;
    long positives = 0;
    long hits = 0;
    double sum = 0;
    for (int index : own) {
      boolean chosen = predictions.score(index) >= threshold;
      selected += chosen ? 1 : 0;
      positives += predictions.isTrue(index) ? 1 : 0;
      hits += chosen && predictions.isTrue(index) ? 1 : 0;
      sum += predictions.score(index);
    }
    long size = own.size();
    return new Group(
        name,
        own.size(),
        size >= smallest,
        Rate.of(selected, size),
        Rate.of(selected - hits, size - positives),
        Rate.of(positives - hits, positives),
        sum / size,
        Rate.of(positives, size));
  }

  private static @Nullable Double ratio(List<Group> groups) {
    List<Double> rates = judged(groups, group -> group.selection().value());
    double highest = rates.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    if (rates.size() < 2 || highest == 0) {
      return null;
    }
    return rates.stream().mapToDouble(Double::doubleValue).min().orElseThrow() / highest;
  }

  private static List<Double> judged(List<Group> groups, Function<Group, @Nullable Double> rate) {
    return groups.stream().filter(Group::judged).map(rate).filter(Objects::nonNull).toList();
  }
}
