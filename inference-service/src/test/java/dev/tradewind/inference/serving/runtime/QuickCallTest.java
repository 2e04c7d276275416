package dev.tradewind.inference.serving.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.inference.fixture.FakeModel;
import dev.tradewind.inference.fixture.Settings;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.serving.batch.BatchObserver;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.runtime.ServedModels.Ways;
import dev.tradewind.testkit.Eventually;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call that is alone and quick is run by the thread that brings it. */
class QuickCallTest {

  private final AtomicReference<Thread> ranBy = new AtomicReference<>();
  private final BatchObserver observer =
      new BatchObserver() {
        @Override
        public void ran(String model, int calls, int rows, int size, long nanos) {
          ranBy.set(Thread.currentThread());
        }
      };
  private final ServingConfig config = Settings.serving(1, 4);
  private final ModelWorkers workers = new ModelWorkers(config, List.of(observer));
  private final ServedModels served = new ServedModels();
  private final InProcessPredictor predictor = new InProcessPredictor(served, workers, config);
  private final FakeModel echo = FakeModel.prompt();

  @BeforeEach
  void serve() {
    served.add(new ServedVersion(new Artefact("echo", 1, "file:/none", ""), echo), Ways.NONE);
  }

  @AfterEach
  void everyCallLetsGoOfTheModel() throws InterruptedException {
    workers.stop();
    served.retireAll();
    assertThat(echo.closed).hasValue(1);
  }

  private CompletableFuture<Prediction> call() {
    return predictor
        .predict(PredictRequest.of("echo", FakeModel.INPUTS))
        .subscribeAsCompletionStage();
  }

  /** The first calls go to the worker, until enough is known of them. */
  private void callUntilRunHere() {
    Eventually.until(
        "a call is run by the thread that brings it",
        () -> {
          call().join();
          return Thread.currentThread().equals(ranBy.get());
        });
  }

  @Test
  void itsAnswerIsThereWhenItReturns() {
    call().join();
    assertThat(ranBy.get().getName()).startsWith("model-worker");
    callUntilRunHere();
  }

  @Test
  void itsFailureIsItsOwn() {
    callUntilRunHere();
    echo.failure = Optional.of(new IllegalStateException("broken"));
    assertThatThrownBy(() -> call().join())
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("broken");
    echo.failure = Optional.empty();
    assertThat(call().join().version()).isEqualTo(1);
  }
}
