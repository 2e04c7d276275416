package dev.tradewind.training.intent;

import dev.tradewind.training.report.Comparison;
import dev.tradewind.training.report.measure.Bootstrap;
import dev.tradewind.training.run.Metric;
import dev.tradewind.training.text.LabelledText;
import dev.tradewind.training.text.LinearText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;

/** The answers to held-out sentences, beside those of the floor. */
record IntentMeasurement(IntentAnswers model, IntentAnswers floor, long seed) {

  private static final String FLOOR = "linear on TF-IDF";

  static IntentMeasurement of(IntentInference inference, IntentSplit split, long seed) {
    int[] truth = split.test().stream().mapToInt(LabelledText::label).toArray();
    List<String> texts =
        Stream.concat(
                split.test().stream().map(LabelledText::text), split.outOfScopeTest().stream())
            .toList();
    List<String> chosenOn = split.validation().stream().map(LabelledText::text).toList();
    IntentInference.Answers answers = inference.classify(texts);
    IntentAnswers model =
        new IntentAnswers(
            split.intents(),
            truth,
            answers.intents(),
            answers.confidence(),
            IntentAnswers.threshold(inference.classify(chosenOn).confidence()));
    LinearText linear = LinearText.fit(split.train(), split.intents().size(), seed);
    List<LinearText.Guess> guesses = texts.stream().map(linear::guess).toList();
    IntentAnswers floor =
        new IntentAnswers(
            split.intents(),
            truth,
            guesses.stream().mapToInt(LinearText.Guess::label).toArray(),
            guesses.stream().mapToDouble(LinearText.Guess::confidence).toArray(),
            IntentAnswers.threshold(
                chosenOn.stream().mapToDouble(text -> linear.guess(text).confidence()).toArray()));
    return new IntentMeasurement(model, floor, seed);
  }

  List<Comparison> comparisons() {
    List<Comparison> all = new ArrayList<>();
    boolean open = model.hasOutOfScope();
    all.add(
        comparison(
            "accuracy",
            open
                ? "Share of held-out sentences answered right: with their intent, or, those that are"
                    + " none, with none."
                : "Share of held-out sentences that are given the right intent.",
            IntentAnswers::accuracy));
    all.add(
        comparison(
            "in_scope_accuracy",
            "Share of the sentences of an intent whose likeliest intent is the right one, however"
                + " unsure.",
            IntentAnswers::inScopeAccuracy));
    all.add(
        comparison(
            "macro_f1",
            "Mean F1 over the intents: a rare intent counts as much as a frequent one.",
            IntentAnswers::macroF1));
    if (open) {
      all.add(
          comparison(
              "out_of_scope_recall",
              "Share of the sentences of no intent that are told by a low confidence, at the"
                  + " threshold that gives up one in twenty validation sentences of an intent.",
              IntentAnswers::outOfScopeRecall));
      all.add(
          comparison(
              "out_of_scope_auroc",
              "How often a sentence of no intent is less sure than one of an intent.",
              IntentAnswers::outOfScopeArea));
    }
    return all;
  }

  private Comparison comparison(
      String name, String meaning, ToDoubleBiFunction<IntentAnswers, int[]> measure) {
    int[] everything = model.all();
    return Comparison.of(
        new Metric(
            name,
            measure.applyAsDouble(model, everything),
            measure.applyAsDouble(floor, everything),
            FLOOR,
            true,
            name.equals("accuracy")),
        meaning,
        everything.length,
        Bootstrap.sized(everything.length, seed),
        drawn -> measure.applyAsDouble(model, drawn),
        drawn -> measure.applyAsDouble(floor, drawn));
  }
}
