package dev.tradewind.training.searchrank;

import dev.tradewind.training.fit.TimedTraining;
import dev.tradewind.training.fit.TimedTraining.Length;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.train.TrainingLoop;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.TimeBudget;

/**
 * Trains; the epoch whose order of the validation queries is best is kept. The loss of the order
 * stretches what is said, so a straight line fitted on validation brings it to the judgements'
 * scale.
 */
final class SearchFit {

  private SearchFit() {}

  /**
   * Leaves the best weights in the inference graph.
   *
   * @return NDCG on validation
   */
  static double fit(
      RunRequest request,
      TrainingLog log,
      TimeBudget budget,
      SearchShape shape,
      SearchPart learned,
      SearchPart validation,
      SearchInference inference) {
    TimedTraining timed = TimedTraining.of(request, budget, log, "search");
    try (SearchTraining training =
        new SearchTraining(
            shape,
            learned.rows(),
            learned.queries(),
            SearchChoices.of(request.parameters()),
            request.seed())) {
      TrainingLoop.Outcome outcome =
          timed.run(
              training.trainer(),
              training,
              training.batches(),
              Length.whole(request),
              weights -> validate(weights, inference, validation, log));
      inference.restore(outcome.weights());
      double[] said = inference.relevance(validation.rows());
      Line line = Line.fit(said, validation.relevance());
      // A line that falls would turn the order round: such a network has learned nothing.
      if (line.slope() > 0) {
        inference.restore(outcome.weights(), line);
      }
      return outcome.validation();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("training was interrupted", e);
    }
  }

  private static double validate(
      Weights weights, SearchInference inference, SearchPart validation, TrainingLog log) {
    inference.restore(weights);
    double[] said = inference.relevance(validation.rows());
    double ndcg = Queries.mean(validation.queries().ndcg(said));
    log.validated("NDCG at 10", ndcg);
    return ndcg;
  }
}
