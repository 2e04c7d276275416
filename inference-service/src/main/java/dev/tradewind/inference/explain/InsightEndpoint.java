package dev.tradewind.inference.explain;

import dev.tradewind.api.inference.v1.Contribution;
import dev.tradewind.api.inference.v1.ExplainPredictionRequest;
import dev.tradewind.api.inference.v1.ExplainPredictionResponse;
import dev.tradewind.api.inference.v1.InputValue;
import dev.tradewind.api.inference.v1.InsightService;
import dev.tradewind.inference.call.CallerContext;
import dev.tradewind.inference.call.ModelCall;
import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.explain.domain.Explanation;
import dev.tradewind.inference.predict.ModelInputs;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.predict.Predictor;
import dev.tradewind.inference.predict.VersionChoice;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Explains any model that can explain itself. */
@GrpcService
public class InsightEndpoint implements InsightService {

  private static final String SIGNATURE = "explain";
  private static final int USUAL_TOP = 10;

  private final Predictor predictor;
  private final ModelInputs models;
  private final double tolerance;

  InsightEndpoint(Predictor predictor, ModelInputs models, ExplainConfig config) {
    this.predictor = predictor;
    this.models = models;
    this.tolerance =
        Setting.between("tradewind.inference.explain.tolerance", config.tolerance(), 0, 1);
  }

  @Override
  public Uni<ExplainPredictionResponse> explainPrediction(ExplainPredictionRequest request) {
    ModelCall call = ModelCall.current();
    return CallerContext.returning(
        Uni.createFrom()
            .item(() -> question(request, call))
            .chain(question -> call.asking(predictor.predict(question)))
            .map(prediction -> response(request, prediction)));
  }

  private PredictRequest question(ExplainPredictionRequest request, ModelCall call) {
    VersionChoice version = version(request);
    return new PredictRequest(
        request.getModel(),
        version,
        SIGNATURE,
        QuestionTensors.of(
            request.getInputsMap(), models.of(request.getModel(), version, SIGNATURE)),
        Set.of(),
        call.terms());
  }

  private static VersionChoice version(ExplainPredictionRequest request) {
    return switch (request.getVersionCase()) {
      case VERSION_NUMBER -> VersionChoice.of(request.getVersionNumber());
      case VERSION_LABEL -> VersionChoice.labelled(request.getVersionLabel());
      case VERSION_NOT_SET -> VersionChoice.SERVING;
    };
  }

  private ExplainPredictionResponse response(
      ExplainPredictionRequest request, Prediction prediction) {
    Explanation explanation =
        new ExplanationReader(prediction.outputs(), words(request.getInputsMap())).read();
    int top = request.getTop() == 0 ? USUAL_TOP : request.getTop();
    ExplainPredictionResponse.Builder response =
        ExplainPredictionResponse.newBuilder()
            .setModel(request.getModel())
            .setVersion(prediction.version())
            .setExplained(explanation.explained())
            .setScore(explanation.score())
            .setBase(explanation.base())
            .setOthers(explanation.others(top))
            .setCompletenessError(explanation.completenessError())
            .setComplete(explanation.isComplete(tolerance));
    explanation.contributions().stream()
        .limit(top)
        .forEach(
            one ->
                response.addContributions(
                    Contribution.newBuilder()
                        .setFeature(one.feature())
                        .setValue(one.value())
                        .setContribution(one.amount())));
    return response.build();
  }

  /** Single values; of a list, what gave something is told by name. */
  private static Map<String, String> words(Map<String, InputValue> inputs) {
    Map<String, String> words = new HashMap<>();
    inputs.forEach(
        (name, value) -> {
          switch (value.getValueCase()) {
            case NUMBER -> words.put(name, Double.toString(value.getNumber()));
            case TEXT -> words.put(name, value.getText());
            case FLAG -> words.put(name, Boolean.toString(value.getFlag()));
            default -> {}
          }
        });
    return words;
  }
}
