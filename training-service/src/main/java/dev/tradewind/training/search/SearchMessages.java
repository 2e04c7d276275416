package dev.tradewind.training.search;

import dev.tradewind.api.training.v1.Choices;
import dev.tradewind.api.training.v1.DecimalRange;
import dev.tradewind.api.training.v1.HyperparameterSearch;
import dev.tradewind.api.training.v1.ParameterRange;
import dev.tradewind.api.training.v1.SearchPlan;
import dev.tradewind.api.training.v1.SearchState;
import dev.tradewind.api.training.v1.SearchTrial;
import dev.tradewind.api.training.v1.WholeRange;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.domain.RunPurpose.Trial;
import dev.tradewind.training.domain.RunRequest;
import dev.tradewind.training.domain.RunState.Failed;
import dev.tradewind.training.domain.RunState.Succeeded;
import dev.tradewind.training.domain.TrainingRun;
import dev.tradewind.training.error.TrainingReason;
import dev.tradewind.training.registry.ModelMessages;
import dev.tradewind.training.run.RunMessages;
import dev.tradewind.training.search.domain.Halving;
import dev.tradewind.training.search.domain.ParameterRange.Choice;
import dev.tradewind.training.search.domain.ParameterRange.Decimal;
import dev.tradewind.training.search.domain.ParameterRange.Whole;
import dev.tradewind.training.search.domain.Search;

/** Searches as messages and back. */
final class SearchMessages {

  private static final int TRIALS = 9;
  private static final int MOST_EPOCHS = 9;
  private static final int FACTOR = 3;

  private SearchMessages() {}

  /** What a caller asks for, defaults filled in. Fails with SEARCH_INVALID. */
  static dev.tradewind.training.search.domain.SearchPlan plan(SearchPlan message) {
    try {
      return new dev.tradewind.training.search.domain.SearchPlan(
          message.getModel(),
          message.getSeed() == 0 ? RunRequest.DEFAULT_SEED : message.getSeed(),
          message.getParametersMap(),
          message.getRangesList().stream().map(SearchMessages::range).toList(),
          new Halving(
              or(message.getTrials(), TRIALS),
              or(message.getLeastEpochs(), 1),
              or(message.getMostEpochs(), MOST_EPOCHS),
              or(message.getFactor(), FACTOR)),
          or(message.getTrialsAtOnce(), 1));
    } catch (IllegalArgumentException wrong) {
      throw new ServiceException(TrainingReason.SEARCH_INVALID, String.valueOf(wrong.getMessage()));
    }
  }

  private static int or(int given, int otherwise) {
    return given == 0 ? otherwise : given;
  }

  private static dev.tradewind.training.search.domain.ParameterRange range(ParameterRange range) {
    return switch (range.getValuesCase()) {
      case WHOLE ->
          new Whole(
              range.getName(),
              range.getWhole().getMin(),
              range.getWhole().getMax(),
              range.getWhole().getLogarithmic());
      case DECIMAL ->
          new Decimal(
              range.getName(),
              range.getDecimal().getMin(),
              range.getDecimal().getMax(),
              range.getDecimal().getLogarithmic());
      case CHOICES -> new Choice(range.getName(), range.getChoices().getValuesList());
      case VALUES_NOT_SET -> throw new IllegalArgumentException(range.getName() + ": no values");
    };
  }

  static HyperparameterSearch search(Searches.Found found) {
    HyperparameterSearch.Builder message =
        outline(found.search()).toBuilder()
            .setRevision(found.revision())
            .setBestTrial(found.runs().bestTrial());
    for (TrainingRun run : found.runs().all()) {
      if (run.request().purpose() instanceof Trial trial) {
        message.addTrials(trial(trial, run));
      } else {
        message.setRunId(run.id());
        if (run.state() instanceof Succeeded succeeded) {
          message.setVersion(succeeded.version());
        }
      }
    }
    return message.build();
  }

  /** Without its trials. */
  static HyperparameterSearch outline(Search search) {
    HyperparameterSearch.Builder message =
        HyperparameterSearch.newBuilder()
            .setSearchId(search.id())
            .setPlan(plan(search.plan()))
            .setState(SearchState.valueOf("SEARCH_STATE_" + search.state().name()))
            .setCreatedAt(ModelMessages.timestamp(search.createdAt()));
    if (search.error() != null) {
      message.setError(search.error());
    }
    if (search.finishedAt() != null) {
      message.setFinishedAt(ModelMessages.timestamp(search.finishedAt()));
    }
    return message.build();
  }

  private static SearchPlan plan(dev.tradewind.training.search.domain.SearchPlan plan) {
    SearchPlan.Builder message =
        SearchPlan.newBuilder()
            .setModel(plan.model())
            .setSeed(plan.seed())
            .putAllParameters(plan.fixed())
            .setTrials(plan.halving().trials())
            .setLeastEpochs(plan.halving().leastEpochs())
            .setMostEpochs(plan.halving().mostEpochs())
            .setFactor(plan.halving().factor())
            .setTrialsAtOnce(plan.atOnce());
    plan.ranges().forEach(range -> message.addRanges(range(range)));
    return message.build();
  }

  private static ParameterRange range(dev.tradewind.training.search.domain.ParameterRange range) {
    ParameterRange.Builder message = ParameterRange.newBuilder().setName(range.name());
    if (range instanceof Whole whole) {
      message.setWhole(
          WholeRange.newBuilder()
              .setMin(whole.min())
              .setMax(whole.max())
              .setLogarithmic(whole.logarithmic()));
    } else if (range instanceof Decimal decimal) {
      message.setDecimal(
          DecimalRange.newBuilder()
              .setMin(decimal.min())
              .setMax(decimal.max())
              .setLogarithmic(decimal.logarithmic()));
    } else if (range instanceof Choice choice) {
      message.setChoices(Choices.newBuilder().addAllValues(choice.values()));
    }
    return message.build();
  }

  private static SearchTrial trial(Trial trial, TrainingRun run) {
    SearchTrial.Builder message =
        SearchTrial.newBuilder()
            .setTrial(trial.trial())
            .setRung(trial.rung())
            .setRunId(run.id())
            .setState(RunMessages.state(run.state()))
            .putAllParameters(run.request().parameters());
    if (run.state() instanceof Succeeded succeeded) {
      succeeded.result().validation().ifPresent(message::setValidation);
    }
    if (run.state() instanceof Failed failed) {
      message.setError(failed.error());
    }
    return message.build();
  }
}
