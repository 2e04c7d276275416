package dev.tradewind.training.vision;

import dev.tradewind.training.report.Comparison;
import dev.tradewind.training.report.measure.BinaryPredictions;
import dev.tradewind.training.report.measure.Bootstrap;
import dev.tradewind.training.report.measure.Confusion;
import dev.tradewind.training.run.Metric;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * The answers to held-out pictures, beside those of the floor.
 *
 * @param truth numbers of classes
 * @param answers of the model
 * @param simple answers of the floor
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
record VisionMeasurement(
    List<String> classes, int[] truth, VisionInference.Answers answers, int[] simple, long seed) {

  private static final String FLOOR = "linear on gradient histograms";

  static VisionMeasurement of(
      VisionInference inference, LinearImages simple, ImageSplit split, long seed) {
    return new VisionMeasurement(
        split.classes(),
        split.test().labels(),
        inference.classify(split.test()),
        simple.classify(split.test()),
        seed);
  }

  List<Comparison> comparisons() {
    return List.of(
        comparison(
            "accuracy",
            "Share of held-out pictures that are given the right class.",
            (given, drawn) -> confusion(given, drawn).accuracy()),
        comparison(
            "macro_f1",
            "Mean F1 over the classes: a rare class counts as much as a frequent one.",
            (given, drawn) -> confusion(given, drawn).macroF1()));
  }

  private Comparison comparison(
      String name, String meaning, ToDoubleBiFunction<int[], int[]> measure) {
    int[] everything = everything();
    return Comparison.of(
        new Metric(
            name,
            measure.applyAsDouble(answers.classes(), everything),
            measure.applyAsDouble(simple, everything),
            FLOOR,
            true,
            name.equals("accuracy")),
        meaning,
        everything.length,
        Bootstrap.sized(everything.length, seed),
        drawn -> measure.applyAsDouble(answers.classes(), drawn),
        drawn -> measure.applyAsDouble(simple, drawn));
  }

  private int[] everything() {
    return IntStream.range(0, truth.length).toArray();
  }

  private Confusion confusion(int[] given, int[] drawn) {
    return Confusion.of(
        classes,
        IntStream.of(drawn).map(row -> truth[row]).toArray(),
        IntStream.of(drawn).map(row -> given[row]).toArray());
  }

  /** What was taken for what. */
  Confusion confusion() {
    return confusion(answers.classes(), everything());
  }

  /** How sure each answer was, and whether it was right. */
  BinaryPredictions confidences() {
    boolean[] right = new boolean[truth.length];
    for (int i = 0; i < right.length; i++) {
      right[i] = truth[i] == answers.classes()[i];
    }
    return new BinaryPredictions(answers.confidence(), right);
  }
}
