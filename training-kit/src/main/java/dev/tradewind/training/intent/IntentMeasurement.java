package dev.tradewind.training.intent;

import dev.tradewind.training.intent.IntentSplit.Labelled;
import dev.tradewind.training.report.Comparison;
import dev.tradewind.training.report.Header;
import dev.tradewind.training.report.ModelCard;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.RunReport;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.report.measure.BinaryPredictions;
import dev.tradewind.training.report.measure.Bootstrap;
import dev.tradewind.training.report.measure.Confusion;
import dev.tradewind.training.report.task.ClassTask;
import dev.tradewind.training.run.Metric;
import dev.tradewind.training.run.RunRequest;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The answers to held-out sentences, beside those of the floor. */
final class IntentMeasurement {

  private static final ModelCard CARD =
      new ModelCard(
          "Routing a shopper's sentence to what can answer it. Not for decisions about people.",
          "Sentences labelled with an intent. The held-out ones are those that the file marks as"
              + " test, or else one in five of each intent, drawn by the seed.",
          "It always answers with one of the intents that it knows: let a threshold on its"
              + " confidence ask back instead. A language that the sentences do not have was not"
              + " measured.");

  private final List<String> intents;
  private final int[] truth;
  private final IntentInference.Answers answers;
  private final int[] floor;
  private final String floorName;
  private final long seed;

  private IntentMeasurement(
      List<String> intents,
      int[] truth,
      IntentInference.Answers answers,
      int[] floor,
      String floorName,
      long seed) {
    this.intents = intents;
    this.truth = truth;
    this.answers = answers;
    this.floor = floor;
    this.floorName = floorName;
    this.seed = seed;
  }

  static IntentMeasurement of(IntentInference inference, IntentSplit split, long seed) {
    int classes = split.intents().size();
    NaiveBayes bayes = new NaiveBayes(classes);
    int[] frequency = new int[classes];
    for (Labelled one : split.train()) {
      bayes.learn(one.text(), one.intent());
      frequency[one.intent()]++;
    }
    int majority = 0;
    for (int label = 1; label < classes; label++) {
      majority = frequency[label] > frequency[majority] ? label : majority;
    }
    List<String> texts = split.test().stream().map(Labelled::text).toList();
    int[] truth = split.test().stream().mapToInt(Labelled::intent).toArray();
    int[] byBayes = texts.stream().mapToInt(bayes::classify).toArray();
    int[] byMajority = new int[truth.length];
    Arrays.fill(byMajority, majority);
    boolean counting =
        Confusion.of(split.intents(), truth, byBayes).accuracy()
            >= Confusion.of(split.intents(), truth, byMajority).accuracy();
    return new IntentMeasurement(
        split.intents(),
        truth,
        inference.classify(texts),
        counting ? byBayes : byMajority,
        counting ? "naive Bayes" : "majority",
        seed);
  }

  private List<Metric> metrics() {
    Confusion model = Confusion.of(intents, truth, answers.intents());
    Confusion simple = Confusion.of(intents, truth, floor);
    return List.of(
        new Metric("accuracy", model.accuracy(), simple.accuracy(), floorName, true, true),
        new Metric("macro_f1", model.macroF1(), simple.macroF1(), floorName, true, false));
  }

  ReportData report(RunRequest request, String fingerprint, int trainedOn, TrainingLog log) {
    Bootstrap bootstrap = Bootstrap.sized(truth.length, seed);
    List<Metric> metrics = metrics();
    List<Comparison> comparisons =
        List.of(
            Comparison.of(
                metrics.get(0),
                "Share of held-out sentences that are given the right intent.",
                truth.length,
                bootstrap,
                drawn -> confusion(answers.intents(), drawn).accuracy(),
                drawn -> confusion(floor, drawn).accuracy()),
            Comparison.of(
                metrics.get(1),
                "Mean F1 over the intents: a rare intent counts as much as a frequent one.",
                truth.length,
                bootstrap,
                macroF1(answers.intents()),
                macroF1(floor)));
    boolean[] right = new boolean[truth.length];
    for (int i = 0; i < right.length; i++) {
      right[i] = truth[i] == answers.intents()[i];
    }
    Header header =
        Header.of(
            request,
            "intent",
            "What a shopper wants, from a sentence",
            "sentences",
            trainedOn,
            truth.length,
            fingerprint,
            log);
    return RunReport.of(header, comparisons)
        .log(log)
        .results(
            ClassTask.sections(
                Confusion.of(intents, truth, answers.intents()),
                new BinaryPredictions(answers.confidence(), right)))
        .card(CARD)
        .build();
  }

  private ToDoubleFunction<int[]> macroF1(int[] given) {
    return drawn -> confusion(given, drawn).macroF1();
  }

  private Confusion confusion(int[] given, int[] drawn) {
    return Confusion.of(
        intents,
        Arrays.stream(drawn).map(index -> truth[index]).toArray(),
        Arrays.stream(drawn).map(index -> given[index]).toArray());
  }
}
