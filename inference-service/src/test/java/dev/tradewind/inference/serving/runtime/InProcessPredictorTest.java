package dev.tradewind.inference.serving.runtime;

import static dev.tradewind.inference.predict.PredictRequest.DEFAULT_SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.inference.fixture.FakeModel;
import dev.tradewind.inference.fixture.Settings;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.predict.Terms;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.runtime.ServedModels.Ways;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.Reason;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.testkit.Eventually;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InProcessPredictorTest {

  private static final PredictRequest CALL = PredictRequest.of("echo", FakeModel.INPUTS);

  private final ServingConfig config = Settings.serving(1, 1);
  private final ModelWorkers workers = new ModelWorkers(config);
  private final ServedModels served = new ServedModels();
  private final InProcessPredictor predictor = new InProcessPredictor(served, workers, config);
  private final CountDownLatch signal = new CountDownLatch(1);

  @AfterEach
  void stop() throws InterruptedException {
    signal.countDown();
    workers.stop();
  }

  private FakeModel serve(long version, FakeModel model) {
    served.add(
        new ServedVersion(new Artefact("echo", version, "file:/none", ""), model), Ways.NONE);
    served.remove("echo", version - 1);
    return model;
  }

  private CompletableFuture<Prediction> call() {
    return predictor.predict(CALL).subscribeAsCompletionStage();
  }

  private void assertRefused(PredictRequest request, Reason reason) {
    assertThatThrownBy(() -> predictor.predict(request).await().indefinitely())
        .asInstanceOf(InstanceOfAssertFactories.type(ServiceException.class))
        .extracting(ServiceException::reason)
        .isEqualTo(reason);
  }

  @Test
  void saysWhatIsNotThere() {
    assertRefused(CALL, InferenceReason.MODEL_UNKNOWN);
    serve(3, FakeModel.prompt());
    assertRefused(
        new PredictRequest(
            "echo", VersionChoice.of(2), DEFAULT_SIGNATURE, FakeModel.INPUTS, Set.of(), Terms.NONE),
        InferenceReason.MODEL_VERSION_UNKNOWN);
    assertRefused(PredictRequest.of("echo", Map.of()), InferenceReason.INPUT_INVALID);
    assertRefused(
        new PredictRequest(
            "echo",
            VersionChoice.SERVING,
            DEFAULT_SIGNATURE,
            FakeModel.INPUTS,
            Set.of("z"),
            Terms.NONE),
        InferenceReason.OUTPUT_UNKNOWN);
    assertRefused(
        new PredictRequest(
            "echo", VersionChoice.SERVING, "explain", FakeModel.INPUTS, Set.of(), Terms.NONE),
        InferenceReason.SIGNATURE_UNKNOWN);
  }

  @Test
  void aFullQueueIsOverload() throws Exception {
    FakeModel model = serve(1, FakeModel.waitingFor(signal));
    CompletableFuture<Prediction> running = call();
    assertThat(model.entered.await(30, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Prediction> waiting = call();

    assertRefused(CALL, CommonReason.OVERLOADED);

    signal.countDown();
    assertThat(running.get(30, TimeUnit.SECONDS).version()).isEqualTo(1);
    assertThat(waiting.get(30, TimeUnit.SECONDS).version()).isEqualTo(1);
  }

  @Test
  void theOldVersionClosesAfterItsLastCall() throws Exception {
    FakeModel old = serve(1, FakeModel.waitingFor(signal));
    CompletableFuture<Prediction> running = call();
    assertThat(old.entered.await(30, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Prediction> waiting = call();

    serve(2, FakeModel.prompt());
    assertThat(old.closed).hasValue(0);
    signal.countDown();

    assertThat(running.get(30, TimeUnit.SECONDS).version()).isEqualTo(1);
    assertThat(waiting.get(30, TimeUnit.SECONDS).version()).isEqualTo(1);
    Eventually.until("the old version is closed", () -> old.closed.get() == 1);
    assertThat(call().get(30, TimeUnit.SECONDS).version()).isEqualTo(2);
  }

  @Test
  void refusedCallsHoldNothing() {
    FakeModel old = serve(1, FakeModel.prompt());
    assertRefused(PredictRequest.of("echo", Map.of()), InferenceReason.INPUT_INVALID);
    assertRefused(
        new PredictRequest(
            "echo", VersionChoice.of(9), DEFAULT_SIGNATURE, FakeModel.INPUTS, Set.of(), Terms.NONE),
        InferenceReason.MODEL_VERSION_UNKNOWN);

    served.retireAll();

    assertThat(old.closed).hasValue(1);
  }
}
