package dev.tradewind.inference.serving.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tradewind.inference.fixture.FakeModel;
import dev.tradewind.inference.fixture.Settings;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.predict.Terms;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.runtime.InProcessPredictor;
import dev.tradewind.inference.serving.runtime.ModelWorkers;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.inference.serving.runtime.ServedModels.Ways;
import dev.tradewind.inference.serving.runtime.ServedVersion;
import dev.tradewind.inference.serving.runtime.ServingConfig;
import dev.tradewind.testkit.Eventually;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BatchMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ServingConfig config = Settings.serving(1, 2);
  private final ServedModels served = new ServedModels();
  private final CountDownLatch signal = new CountDownLatch(1);

  @Test
  void tellWhatTheWorkersDidByModel() throws Exception {
    AtomicReference<ModelWorkers> made = new AtomicReference<>();
    ModelWorkers workers = new ModelWorkers(config, List.of(new BatchMetrics(registry, made::get)));
    made.set(workers);
    InProcessPredictor predictor = new InProcessPredictor(served, workers, config);
    FakeModel model = FakeModel.waitingFor(signal);
    served.add(new ServedVersion(new Artefact("echo", 1, "file:/none", ""), model), Ways.NONE);

    CompletableFuture<Prediction> running = call(predictor, Terms.NONE);
    assertThat(model.entered.await(30, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Prediction> second = call(predictor, Terms.NONE);
    CompletableFuture<Prediction> third = call(predictor, Terms.NONE);
    long passed = System.nanoTime() - 1;
    Throwable late =
        catchThrowable(() -> call(predictor, new Terms(OptionalLong.of(passed), 1)).join());
    Throwable shed = catchThrowable(() -> call(predictor, Terms.NONE).join());

    assertThat(late).hasMessageContaining("deadline: has passed");
    assertThat(shed).hasMessageContaining("no more may wait");
    assertThat(gauge()).isEqualTo(2);
    signal.countDown();
    CompletableFuture.allOf(running, second, third).get(30, TimeUnit.SECONDS);

    Eventually.until("nobody waits", () -> gauge() == 0);
    assertThat(registry.get("tradewind.inference.queue.time").tag("model", "echo").timer().count())
        .isEqualTo(3);
    assertThat(registry.get("tradewind.inference.compute.time").timer().count()).isEqualTo(2);
    assertThat(registry.get("tradewind.inference.batch.calls").summary().totalAmount())
        .isEqualTo(3);
    assertThat(registry.get("tradewind.inference.batch.rows").summary().totalAmount()).isEqualTo(3);
    assertThat(registry.get("tradewind.inference.batch.padding").summary().totalAmount())
        .isEqualTo(13);
    assertThat(registry.get("tradewind.inference.shed").counter().count()).isEqualTo(1);
    assertThat(registry.get("tradewind.inference.late").counter().count()).isEqualTo(1);
    workers.stop();
    served.retireAll();
  }

  private double gauge() {
    return registry.get("tradewind.inference.queue.calls").tag("model", "echo").gauge().value();
  }

  private static CompletableFuture<Prediction> call(InProcessPredictor predictor, Terms terms) {
    return predictor
        .predict(
            new PredictRequest(
                "echo",
                VersionChoice.SERVING,
                PredictRequest.DEFAULT_SIGNATURE,
                FakeModel.INPUTS,
                Set.of(),
                terms))
        .subscribeAsCompletionStage();
  }
}
