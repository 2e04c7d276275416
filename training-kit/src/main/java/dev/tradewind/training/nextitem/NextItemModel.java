package dev.tradewind.training.nextitem;

import dev.tradewind.training.data.Fingerprint;
import dev.tradewind.training.data.Sequences;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.ReportFiles;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.ParameterSpec;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.RunFailure;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.RunResult;
import dev.tradewind.training.run.TrainingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The next item that a shopper takes. Measured by leave-one-out with a ranking of the whole
 * catalogue, items already had masked. The exported model is the measured one: it has not seen the
 * held-out items.
 */
public final class NextItemModel implements TrainingModel {

  private static final int VALIDATION_SAMPLE = 4_000;
  private static final int FEWEST_CASES = 10;
  private static final int PATIENT_STEPS = 40;

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
    return List.of("lines shopper item item ... in time order, gzipped or not");
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.whole("epochs", 40, 1, 1000),
        ParameterSpec.whole("patience", 4, 1, 100),
        ParameterSpec.whole("batch_size", 128, 8, 4096),
        ParameterSpec.decimal("learning_rate", 0.001, 1e-6, 0.1),
        ParameterSpec.decimal("weight_decay", 0.0, 0, 1),
        ParameterSpec.whole("dimension", 64, 8, 512),
        ParameterSpec.whole("blocks", 1, 1, 8),
        ParameterSpec.whole("heads", 2, 1, 8),
        ParameterSpec.decimal("dropout", 0.5, 0, 0.9),
        ParameterSpec.whole("negatives", 1024, 16, 8192),
        ParameterSpec.whole("neighbors", 100, 1, 1000));
  }

  @Override
  public RunResult train(RunRequest request, ProgressListener listener) {
    TrainingLog progress = new TrainingLog(listener);
    Hyperparameters parameters = request.parameters();
    if (parameters.whole("dimension") % parameters.whole("heads") != 0) {
      throw RunFailure.parameter("dimension: must be a multiple of heads");
    }
    progress.progressed(Phase.DATASET, 0, 0, Double.NaN);
    String fingerprint = Fingerprint.of(request.data());
    Sequences data = Sequences.read(request.data());
    LeaveOneOut split = LeaveOneOut.of(data.sequences());
    if (split.validation().size() < FEWEST_CASES || split.test().size() < FEWEST_CASES) {
      throw RunFailure.data(
          "only "
              + split.test().size()
              + " shoppers have three items or more, the last not a repeat (expected: at least "
              + FEWEST_CASES
              + ")");
    }
    int items = data.items().size();
    CoCounts counts =
        CoCounts.of(split.training(), items, Math.min(items, parameters.whole("neighbors")));
    NetworkShape shape =
        new NetworkShape(
            items,
            parameters.whole("dimension"),
            parameters.whole("blocks"),
            parameters.whole("heads"),
            parameters.decimal("dropout"));
    try (RankingEvaluation evaluation = new RankingEvaluation(shape, counts)) {
      Weights weights = fit(request, progress, split, shape, evaluation);
      evaluation.restore(weights);
      progress.progressed(Phase.EVALUATE, 0, 0, Double.NaN);
      double mix = bestMix(evaluation, split.validation());
      progress.progressed(Phase.EVALUATE, 0.5, 0, Double.NaN);
      NextItemMeasurement measured = NextItemMeasurement.of(evaluation, split.test(), mix);
      ReportData report = measured.report(request, fingerprint, data.sequences().size(), progress);
      ReportFiles.write(report, request.report());
      progress.progressed(Phase.EXPORT, 0, 0, Double.NaN);
      NextItemExport.write(request.savedModel(), data.items(), shape, counts, mix, weights);
      return new RunResult(
          data.sequences().size(), fingerprint, report.metrics(), request.savedModel());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Weights fit(
      RunRequest request,
      TrainingLog progress,
      LeaveOneOut split,
      NetworkShape shape,
      RankingEvaluation evaluation) {
    Hyperparameters parameters = request.parameters();
    int epochs = parameters.whole("epochs");
    Random random = new Random(request.seed());
    List<LeaveOneOut.Case> sample = new ArrayList<>(split.validation());
    Collections.shuffle(sample, random);
    sample = sample.subList(0, Math.min(VALIDATION_SAMPLE, sample.size()));
    List<int[]> windows = TrainingBatch.windows(split.training());
    double best = -1;
    int bestEpoch = 0;
    try (SequenceTraining training =
        new SequenceTraining(
            shape,
            parameters.whole("negatives"),
            parameters.decimal("weight_decay"),
            request.seed())) {
      Weights kept = training.weights();
      for (int epoch = 1; epoch <= epochs; epoch++) {
        List<TrainingBatch> batches =
            TrainingBatch.epoch(windows, parameters.whole("batch_size"), random);
        double loss = 0;
        for (int i = 0; i < batches.size(); i++) {
          loss += training.step(batches.get(i), parameters.decimal("learning_rate"), random);
          double share = (epoch - 1 + (i + 1.0) / batches.size()) / epochs;
          progress.progressed(Phase.TRAIN, share, epoch - 1, loss / (i + 1));
        }
        Weights now = training.weights();
        evaluation.restore(now);
        double ndcg =
            evaluation
                .evaluate(sample, List.of(RankingEvaluation.NETWORK))
                .get(RankingEvaluation.NETWORK)
                .ndcg();
        progress.validated("NDCG@10 of the network", ndcg);
        progress.progressed(
            Phase.TRAIN, (double) epoch / epochs, epoch, loss / Math.max(1, batches.size()));
        if (ndcg > best) {
          best = ndcg;
          bestEpoch = epoch;
          kept = now;
        } else if (isHopeless(epoch - bestEpoch, batches.size(), parameters)) {
          break;
        }
      }
      return kept;
    }
  }

  /**
   * Whether training has gone on long enough without rising. On few shoppers an epoch is a few
   * steps only, and the first ones do not rise steadily yet: patience is then counted in steps.
   */
  private static boolean isHopeless(int epochs, int batches, Hyperparameters parameters) {
    int patience = parameters.whole("patience");
    return epochs >= patience && (long) epochs * batches >= (long) patience * PATIENT_STEPS;
  }

  private static double bestMix(RankingEvaluation evaluation, List<LeaveOneOut.Case> validation) {
    List<String> names =
        Arrays.stream(RankingEvaluation.MIXES).mapToObj(RankingEvaluation::mixName).toList();
    Map<String, Ranking> rankings = evaluation.evaluate(validation, names);
    double best = 0;
    for (double weight : RankingEvaluation.MIXES) {
      double ndcg = rankings.get(RankingEvaluation.mixName(weight)).ndcg();
      if (ndcg > rankings.get(RankingEvaluation.mixName(best)).ndcg()) {
        best = weight;
      }
    }
    return best;
  }
}
