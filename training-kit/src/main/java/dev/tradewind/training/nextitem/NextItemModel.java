package dev.tradewind.training.nextitem;

import dev.tradewind.training.data.Fingerprint;
import dev.tradewind.training.data.LoggedRequests;
import dev.tradewind.training.data.Sequences;
import dev.tradewind.training.fit.ModelRun;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.ParameterSpec;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.RunFailure;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.RunResult;
import dev.tradewind.training.run.TrainingModel;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The next item that a shopper takes: a network mixed with counts. Measured with a ranking of the
 * whole catalogue, by leave-one-out or by questions of later sessions: see {@link SequenceSplit}.
 * The exported model is the measured one: it has not seen the test items.
 */
public final class NextItemModel implements TrainingModel {

  private static final int FEWEST_CASES = 10;

  @Override
  public String name() {
    return "next-item";
  }

  @Override
  public String task() {
    return "the next item that a shopper takes";
  }

  @Override
  public List<String> formats() {
    return List.of(
        "lines shopper item item ... in time order, gzipped or not; or a directory with one such"
            + " file",
        "a directory of lines item item ..., one a shopper, and a table with "
            + "second_last_known",
        "a directory of lines item item ..., one a session, and test questions"
            + " item item ...<TAB>item");
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.whole("epochs", 30, 1, 1000),
        ParameterSpec.whole("patience", 4, 1, 100),
        ParameterSpec.whole("batch_size", 32, 8, 4096),
        ParameterSpec.decimal("learning_rate", 0.002, 1e-6, 0.1),
        ParameterSpec.decimal("weight_decay", 0.0, 0, 1),
        ParameterSpec.suitedWhole("dimension", 8, 512),
        ParameterSpec.whole("blocks", 1, 1, 8),
        ParameterSpec.whole("heads", 2, 1, 8),
        ParameterSpec.suited("dropout", 0, 0.9),
        ParameterSpec.whole("negatives", 1024, 16, 8192),
        ParameterSpec.whole("neighbors", 100, 1, 1000));
  }

  @Override
  public RunResult train(RunRequest request, ProgressListener listener) {
    return ModelRun.of(request, listener, NextItemModel::train);
  }

  private static RunResult train(ModelRun run) throws IOException, InterruptedException {
    RunRequest request = run.request();
    Sequences data = Sequences.read(request.data());
    String fingerprint = Fingerprint.of(data.files());
    SequenceSplit split = SequenceSplit.of(data, request.seed());
    if (split.validation().size() < FEWEST_CASES || split.test().size() < FEWEST_CASES) {
      throw RunFailure.data(
          "only "
              + split.validation().size()
              + " questions for validation and "
              + split.test().size()
              + " for the test (expected: at least "
              + FEWEST_CASES
              + "; a shopper needs three items or more, the last two not repeats)");
    }
    Hyperparameters parameters = suited(request.parameters(), split, data.items().size());
    if (parameters.whole("dimension") % parameters.whole("heads") != 0) {
      throw RunFailure.parameter(
          "dimension: " + parameters.whole("dimension") + " (expected: a multiple of heads)");
    }
    return train(run, request.with(parameters), data, fingerprint, split).suited(parameters);
  }

  private static RunResult train(
      ModelRun run, RunRequest request, Sequences data, String fingerprint, SequenceSplit split)
      throws IOException, InterruptedException {
    int items = data.items().size();
    NextItemFit fit = new NextItemFit(request, split, data.attributes(), run.log(), run.budget());
    int width = Math.min(items, request.parameters().whole("neighbors"));
    CountingShape counting = fit.counting(items, width);
    NetworkShape shape = shape(request.parameters(), items);
    NextItemFit.Chosen chosen;
    NextItemFit.Mix mix;
    Sources chosenBy = fit.sources(split.training(), width, counting);
    try (RankingEvaluation evaluation = new RankingEvaluation(shape, chosenBy)) {
      chosen = fit.choose(shape, evaluation);
      mix = fit.mix(evaluation);
    }
    Weights weights = fit.again(shape, chosen);
    run.begin(Phase.EVALUATE);
    Sources sources = fit.sources(split.learned(), width, counting);
    NextItemMeasurement measured;
    try (RankingEvaluation evaluation = new RankingEvaluation(shape, sources)) {
      evaluation.restore(weights);
      measured = NextItemMeasurement.of(evaluation, split, mix.mixture());
    }
    GoldenQuestions questions =
        GoldenQuestions.of(data.items(), split, LoggedRequests.beside(data.files().get(0)));
    ReportData report = measured.report(request, fingerprint, data, questions.logged(), run.log());
    try (NextItemExport export = new NextItemExport(data.items(), shape, sources, mix.mixture())) {
      return run.handOver(
          data.sequences().size(),
          fingerprint,
          report,
          OptionalDouble.of(mix.validation()),
          (told, directory) -> export.write(weights, questions.all(), told, directory));
    }
  }

  /** What is left to the data to decide. */
  static Hyperparameters suited(Hyperparameters parameters, SequenceSplit split, int items) {
    long places = split.training().stream().mapToLong(one -> one.length).sum();
    return parameters
        .suited("dropout", NetworkShape.dropout(places, items))
        .suited("dimension", NetworkShape.dimension(places, items));
  }

  static NetworkShape shape(Hyperparameters parameters, int items) {
    return new NetworkShape(
        items,
        parameters.whole("dimension"),
        parameters.whole("blocks"),
        parameters.whole("heads"),
        parameters.decimal("dropout"));
  }
}
