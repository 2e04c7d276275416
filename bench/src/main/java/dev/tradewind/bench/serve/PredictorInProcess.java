package dev.tradewind.bench.serve;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import dev.tradewind.bench.Load;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import dev.tradewind.inference.serving.runtime.InProcessPredictor;
import dev.tradewind.inference.serving.runtime.ModelWorkers;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.inference.serving.runtime.ServedVersion;
import dev.tradewind.inference.serving.runtime.ServingConfig;
import dev.tradewind.inference.serving.tensorflow.SavedModelLoader;
import dev.tradewind.inference.serving.tensorflow.ThreadPlan;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The service's predictor in this process, without the network. */
final class PredictorInProcess implements AutoCloseable {

  private final LayeredModel model;
  private final ServedModels served = new ServedModels();
  private final ModelWorkers workers;
  private final InProcessPredictor predictor;

  PredictorInProcess(
      LayeredModel model, Path directory, ThreadPlan plan, Map<String, String> settings)
      throws ModelRefusedException {
    this.model = model;
    ServingConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(ServingConfig.class)
            .withDefaultValues(settings)
            .build()
            .getConfigMapping(ServingConfig.class);
    this.workers = new ModelWorkers(config);
    this.predictor = new InProcessPredictor(served, workers, config);
    Artefact artefact = new Artefact(model.name(), 1, directory.toUri().toString(), "");
    served.add(
        new ServedVersion(artefact, new SavedModelLoader(plan).load(directory)),
        ServedModels.Ways.NONE);
  }

  /** Requests of one row, so many under way. */
  Lap lap(int callers, int requests) throws InterruptedException {
    ByteBuffer row = ByteBuffer.allocate(4 * model.width());
    Duration before = BareSession.cpu();
    Load load = Load.runAsync(requests, callers, number -> ask(row));
    return Lap.of(load, requests, BareSession.cpu().minus(before));
  }

  private ListenableFuture<Prediction> ask(ByteBuffer row) {
    NumericTensor x = new NumericTensor(ElementType.FP32, List.of(1L, (long) model.width()), row);
    SettableFuture<Prediction> answer = SettableFuture.create();
    predictor
        .predict(PredictRequest.of(model.name(), Map.of("x", x)))
        .subscribe()
        .with(answer::set, answer::setException);
    return answer;
  }

  @Override
  public void close() {
    try {
      workers.stop();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    served.retireAll();
  }
}
