package dev.tradewind.ingestion.cleaning;

import static dev.tradewind.ingestion.cleaning.QuickValues.isId;
import static dev.tradewind.ingestion.cleaning.QuickValues.isSnakeCase;
import static dev.tradewind.ingestion.cleaning.QuickValues.isWithin;

import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.api.ingestion.v1.PredictionFeature;
import dev.tradewind.api.ingestion.v1.PredictionFeatureStatus;
import dev.tradewind.api.ingestion.v1.PredictionOutcome;
import dev.tradewind.api.ingestion.v1.PredictionTensor;

/** The contract's rules for what a model answered. */
final class QuickPrediction {

  private static final int MAX_FEATURES = 50;
  private static final int MAX_TENSORS = 20;
  private static final int MAX_ELEMENTS = 512;
  private static final int MAX_NAME = 64;
  private static final int MAX_TEXT = 512;
  private static final int MAX_LEFT_OUT = 128;
  private static final int MAX_DIMENSIONS = 8;

  private QuickPrediction() {}

  static boolean isGood(Prediction prediction) {
    return isId(prediction.getPredictionId())
        && isSnakeCase(prediction.getDecision())
        && isId(prediction.getModel())
        && prediction.getVersion() >= 1
        && prediction.getSampleRate() > 0
        && prediction.getSampleRate() <= 1
        && prediction.getFeaturesCount() <= MAX_FEATURES
        && prediction.getFeaturesList().stream().allMatch(QuickPrediction::isGood)
        && prediction.getInputsCount() <= MAX_TENSORS
        && prediction.getInputsList().stream().allMatch(QuickPrediction::isGood)
        && prediction.getOutputsCount() <= MAX_TENSORS
        && prediction.getOutputsList().stream().allMatch(QuickPrediction::isGood)
        && prediction.getLeftOutCount() <= 2 * MAX_TENSORS
        && prediction.getLeftOutList().stream().allMatch(name -> isWithin(name, MAX_LEFT_OUT));
  }

  static boolean isGood(PredictionOutcome outcome) {
    return isId(outcome.getPredictionId())
        && outcome.getRow() >= 0
        && outcome.getRow() < MAX_ELEMENTS
        && outcome.getLabelCase() != PredictionOutcome.LabelCase.LABEL_NOT_SET
        && Double.isFinite(outcome.getValue())
        && outcome.hasObservedAt();
  }

  private static boolean isGood(PredictionFeature feature) {
    int colon = feature.getFeature().indexOf(':');
    return colon > 0
        && isSnakeCase(feature.getFeature().substring(0, colon))
        && isSnakeCase(feature.getFeature().substring(colon + 1))
        && feature.getViewVersion() >= 0
        && feature.hasReadAt()
        && feature.getStatus() != PredictionFeatureStatus.UNRECOGNIZED;
  }

  private static boolean isGood(PredictionTensor tensor) {
    return isWithin(tensor.getName(), 1, MAX_NAME)
        && tensor.getTextsCount() <= MAX_ELEMENTS
        && tensor.getTextsList().stream().allMatch(text -> isWithin(text, MAX_TEXT))
        && tensor.getNumbersCount() <= MAX_ELEMENTS
        && tensor.getNumbersList().stream().allMatch(Float::isFinite)
        && tensor.getShapeCount() <= MAX_DIMENSIONS
        && tensor.getShapeList().stream().allMatch(dimension -> dimension >= 0);
  }
}
