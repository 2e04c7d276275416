package dev.tradewind.inference.serving.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.fixture.Settings;
import dev.tradewind.inference.fixture.TestModels;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.domain.ModelPlan;
import dev.tradewind.inference.serving.engine.ModelGate;
import dev.tradewind.inference.serving.runtime.InProcessPredictor;
import dev.tradewind.inference.serving.runtime.ModelWorkers;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.inference.serving.runtime.ServingConfig;
import dev.tradewind.inference.serving.tensorflow.SavedModelLoader;
import dev.tradewind.testkit.Eventually;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Real models, real threads: champions change again and again while calls go on. */
class SwapUnderLoadTest {

  private static final int CALLERS = 4;
  private static final int SWAPS = 12;

  private final ServingConfig config = Settings.serving(4, 64);
  private final ServedModels served = new ServedModels();
  private final InProcessPredictor predictor =
      new InProcessPredictor(served, new ModelWorkers(config), config);
  private final ModelRollout rollout =
      LifecycleProducer.rollout(
          ModelGate.OPEN,
          new SavedModelLoader(),
          served,
          config,
          Settings.lifecycle(),
          Clock.systemUTC(),
          System::nanoTime);

  private final AtomicBoolean enough = new AtomicBoolean();
  private final AtomicLong calls = new AtomicLong();
  private final Set<Long> versionsSeen = ConcurrentHashMap.newKeySet();

  /** Version v answers v * x; any other answer is a failure, as is any exception. */
  private Void callUntilEnough() {
    while (!enough.get()) {
      call();
    }
    return null;
  }

  private void call() {
    ByteBuffer one = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, 1f);
    NumericTensor x = new NumericTensor(ElementType.FP32, List.of(1L), one);
    Prediction prediction =
        predictor.predict(PredictRequest.of("scale", Map.of("x", x))).await().indefinitely();
    NumericTensor y = (NumericTensor) prediction.outputs().get("y");
    assertThat(y.elements().getFloat()).isEqualTo((float) prediction.version());
    versionsSeen.add(prediction.version());
    calls.incrementAndGet();
  }

  private static Artefact champion(long version) {
    Path directory = TestModels.linear((float) version, 0);
    return new Artefact("scale", version, directory.toUri().toString(), "");
  }

  @Test
  void noCallFails() throws Exception {
    rollout.follow(List.of(ModelPlan.of(champion(1))));
    // One call before many: the first await of a JVM sets up context propagation, not
    // thread-safely.
    call();
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    List<Future<Void>> callers = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      callers.add(threads.submit(this::callUntilEnough));
    }
    try {
      for (long version = 2; version <= 1 + SWAPS; version++) {
        long swapped = version;
        rollout.follow(List.of(ModelPlan.of(champion(version))));
        Eventually.until(
            "version " + swapped + " answers",
            () -> versionsSeen.contains(swapped) || callers.stream().anyMatch(Future::isDone));
      }
    } finally {
      enough.set(true);
      threads.shutdown();
    }
    for (Future<Void> caller : callers) {
      caller.get(30, TimeUnit.SECONDS);
    }

    assertThat(versionsSeen).hasSize(1 + SWAPS);
    assertThat(calls.get()).isGreaterThan(SWAPS);
    served.retireAll();
  }
}
