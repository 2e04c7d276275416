package dev.tradewind.inference.serving.tfs;

import dev.tradewind.api.tensorflow.serving.ClassificationRequest;
import dev.tradewind.api.tensorflow.serving.ClassificationResponse;
import dev.tradewind.api.tensorflow.serving.GetModelMetadataRequest;
import dev.tradewind.api.tensorflow.serving.GetModelMetadataResponse;
import dev.tradewind.api.tensorflow.serving.MultiInferenceRequest;
import dev.tradewind.api.tensorflow.serving.MultiInferenceResponse;
import dev.tradewind.api.tensorflow.serving.PredictRequest;
import dev.tradewind.api.tensorflow.serving.PredictResponse;
import dev.tradewind.api.tensorflow.serving.PredictionService;
import dev.tradewind.api.tensorflow.serving.RegressionRequest;
import dev.tradewind.api.tensorflow.serving.RegressionResponse;
import dev.tradewind.inference.call.CallerContext;
import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.predict.ForCallers;
import dev.tradewind.inference.predict.Predictor;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Runs whatever is loaded. */
@GrpcService
public class PredictionEndpoint implements PredictionService {

  private final Predictor predictor;
  private final ExampleInference examples;
  private final MultiInference several;
  private final ModelMetadata metadata;
  private final int maximumInputBytes;

  PredictionEndpoint(
      @ForCallers Predictor predictor,
      ExampleInference examples,
      MultiInference several,
      ModelMetadata metadata,
      TensorFlowServingConfig config) {
    this.predictor = predictor;
    this.examples = examples;
    this.several = several;
    this.metadata = metadata;
    this.maximumInputBytes =
        Setting.between(
            "tradewind.inference.tensorflow-serving.maximum-input-bytes",
            config.maximumInputBytes(),
            1024,
            1 << 30);
  }

  @Override
  public Uni<PredictResponse> predict(PredictRequest request) {
    Caller caller = Caller.current();
    return answer(
        () ->
            caller
                .asking(
                    predictor.predict(
                        PredictMessages.decode(request, maximumInputBytes, caller.terms())))
                .map(prediction -> PredictMessages.encode(request, prediction)));
  }

  @Override
  public Uni<ClassificationResponse> classify(ClassificationRequest request) {
    Caller caller = Caller.current();
    return answer(
        () -> {
          Target target = Target.of(request.getModelSpec());
          return examples
              .classify(target, request.getInput(), caller)
              .map(
                  answer ->
                      ClassificationResponse.newBuilder()
                          .setModelSpec(target.answered(answer.version()))
                          .setResult(answer.result())
                          .build());
        });
  }

  @Override
  public Uni<RegressionResponse> regress(RegressionRequest request) {
    Caller caller = Caller.current();
    return answer(
        () -> {
          Target target = Target.of(request.getModelSpec());
          return examples
              .regress(target, request.getInput(), caller)
              .map(
                  answer ->
                      RegressionResponse.newBuilder()
                          .setModelSpec(target.answered(answer.version()))
                          .setResult(answer.result())
                          .build());
        });
  }

  @Override
  public Uni<MultiInferenceResponse> multiInference(MultiInferenceRequest request) {
    Caller caller = Caller.current();
    return answer(() -> several.answer(request, caller));
  }

  @Override
  public Uni<GetModelMetadataResponse> getModelMetadata(GetModelMetadataRequest request) {
    return Uni.createFrom().item(() -> metadata.of(request));
  }

  private static <T> Uni<T> answer(Supplier<Uni<? extends T>> work) {
    return CallerContext.returning(Uni.createFrom().deferred(work));
  }
}
