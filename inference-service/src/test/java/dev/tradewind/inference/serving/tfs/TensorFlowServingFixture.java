package dev.tradewind.inference.serving.tfs;

import dev.tradewind.api.tensorflow.DataType;
import dev.tradewind.api.tensorflow.Example;
import dev.tradewind.api.tensorflow.Feature;
import dev.tradewind.api.tensorflow.Features;
import dev.tradewind.api.tensorflow.FloatList;
import dev.tradewind.api.tensorflow.TensorProto;
import dev.tradewind.api.tensorflow.TensorShapeProto;
import dev.tradewind.api.tensorflow.serving.ExampleList;
import dev.tradewind.api.tensorflow.serving.Input;
import dev.tradewind.api.tensorflow.serving.ModelService;
import dev.tradewind.api.tensorflow.serving.ModelSpec;
import dev.tradewind.api.tensorflow.serving.PredictionService;
import dev.tradewind.inference.fixture.ServedDirectory;
import dev.tradewind.inference.serving.runtime.ServedModels;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What TensorFlow Serving's protocol is asked, of models in a directory. */
@Singleton
class TensorFlowServingFixture {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @GrpcClient("self")
  PredictionService predictions;

  @GrpcClient("self")
  ModelService models;

  @Inject ServedModels served;

  @ConfigProperty(name = "tradewind.inference.directory.path")
  Path directory;

  void serve() {
    ServedDirectory.serve(directory, served);
  }

  static <T> T await(Uni<T> call) {
    return call.await().atMost(PATIENCE);
  }

  static ModelSpec.Builder model(String name) {
    return ModelSpec.newBuilder().setName(name);
  }

  static TensorProto floats(float... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_FLOAT)
            .setTensorShape(
                TensorShapeProto.newBuilder()
                    .addDim(TensorShapeProto.Dim.newBuilder().setSize(values.length)));
    for (float value : values) {
      tensor.addFloatVal(value);
    }
    return tensor.build();
  }

  static Example example(String feature, float value) {
    return Example.newBuilder()
        .setFeatures(
            Features.newBuilder()
                .putFeature(
                    feature,
                    Feature.newBuilder()
                        .setFloatList(FloatList.newBuilder().addValue(value))
                        .build()))
        .build();
  }

  static Input examples(float... values) {
    ExampleList.Builder list = ExampleList.newBuilder();
    for (float value : values) {
      list.addExamples(example("x", value));
    }
    return Input.newBuilder().setExampleList(list).build();
  }
}
