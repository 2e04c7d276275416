package dev.tradewind.training.intent;

import dev.tradewind.training.fit.CrossValidation;
import dev.tradewind.training.report.Header;
import dev.tradewind.training.report.ModelCard;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.RunReport;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.report.task.ClassTask;
import dev.tradewind.training.run.RunRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person reads of a run of the intent model. */
final class IntentReport {

  private IntentReport() {}

  static ReportData of(
      RunRequest request,
      IntentMeasurement measured,
      IntentSplit split,
      @Nullable CrossValidation folds,
      String fingerprint,
      TrainingLog log) {
    IntentAnswers model = measured.model();
    Header header =
        Header.of(
            request,
            "intent",
            "What a shopper wants, from a sentence",
            "sentences",
            split.train().size(),
            model.all().length,
            fingerprint,
            log);
    RunReport report =
        RunReport.of(header, measured.comparisons())
            .log(log)
            .results(ClassTask.sections(model.confusion(model.all()), model.confidences()));
    if (folds != null) {
      report.results(List.of(folds.section()));
    }
    return report.card(card(model)).build();
  }

  private static ModelCard card(IntentAnswers model) {
    return new ModelCard(
        "Routing a shopper's sentence to what can answer it. Not for decisions about people.",
        "Sentences labelled with an intent. The held-out ones are those that the file marks as"
            + " test, or else one in five of each intent, drawn by the seed; of sentences made from"
            + " templates whole templates are held out. The number of epochs was chosen on"
            + " validation sentences, which are neither.",
        String.format(
            Locale.ROOT,
            "It always names one of the intents that it knows: below a confidence of %.2f ask back"
                + " instead (one in twenty validation sentences of an intent is below it). A"
                + " language that the sentences do not have was not measured.",
            model.threshold()));
  }
}
