package dev.tradewind.inference.serving.runtime;

import static dev.tradewind.inference.predict.PredictRequest.DEFAULT_SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.inference.fixture.FakeModel;
import dev.tradewind.inference.fixture.RowModels;
import dev.tradewind.inference.fixture.Settings;
import dev.tradewind.inference.fixture.TestModels;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.predict.Terms;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.engine.LoadedModel;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import dev.tradewind.inference.serving.runtime.ServedModels.Ways;
import dev.tradewind.inference.serving.tensorflow.SavedModelLoader;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.Reason;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.testkit.Eventually;
import io.smallrye.mutiny.subscription.Cancellable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One worker, held by a first call while others gather behind it. */
class BatchingTest {

  /** The first batch of a signature runs once more, to see that its outputs are rows. */
  private static final int RUNS_OF_TWO_BATCHES = 3;

  private final ServingConfig config = Settings.serving(1, 4);
  private final ModelWorkers workers = new ModelWorkers(config);
  private final ServedModels served = new ServedModels();
  private final InProcessPredictor predictor = new InProcessPredictor(served, workers, config);
  private final CountDownLatch signal = new CountDownLatch(1);
  private final FakeModel echo = FakeModel.waitingFor(signal);

  @BeforeEach
  void holdTheWorker() throws InterruptedException {
    serve("echo", echo);
    CompletableFuture<Prediction> first = call("echo", Terms.NONE, 0);
    assertThat(echo.entered.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(first).isNotDone();
  }

  /** Whatever became of its calls, nobody holds the model any more. */
  @AfterEach
  void everyCallLetsGoOfItsModel() throws InterruptedException {
    signal.countDown();
    workers.stop();
    served.retireAll();
    assertThat(echo.closed).hasValue(1);
  }

  private void serve(String name, LoadedModel model) {
    served.add(new ServedVersion(new Artefact(name, 1, "file:/none", ""), model), Ways.NONE);
  }

  private void serve(String name, Path directory) throws ModelRefusedException {
    serve(name, new SavedModelLoader().load(directory));
  }

  private static PredictRequest request(
      String model, Map<String, TensorValue> inputs, Terms terms) {
    return new PredictRequest(
        model, VersionChoice.SERVING, DEFAULT_SIGNATURE, inputs, Set.of(), terms);
  }

  private CompletableFuture<Prediction> call(String model, Terms terms, float... x) {
    return predictor
        .predict(request(model, Map.of("x", floats(x)), terms))
        .subscribeAsCompletionStage();
  }

  private static NumericTensor floats(float... values) {
    ByteBuffer elements = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      elements.putFloat(value);
    }
    return new NumericTensor(ElementType.FP32, List.of((long) values.length), elements.flip());
  }

  private static Terms priority(int priority) {
    return new Terms(OptionalLong.empty(), priority);
  }

  private static float[] y(CompletableFuture<Prediction> call) throws Exception {
    NumericTensor y = (NumericTensor) call.get(30, TimeUnit.SECONDS).outputs().get("y");
    float[] values = new float[y.elements().remaining() / 4];
    y.elements().asFloatBuffer().get(values);
    return values;
  }

  private static void assertFailed(CompletableFuture<Prediction> call, Reason reason) {
    assertThatThrownBy(() -> call.orTimeout(30, TimeUnit.SECONDS).join())
        .isInstanceOf(CompletionException.class)
        .cause()
        .asInstanceOf(InstanceOfAssertFactories.type(ServiceException.class))
        .extracting(ServiceException::reason)
        .isEqualTo(reason);
  }

  @Test
  void callsThatGatherRunTogetherAndEachGetsItsOwnRows() throws Exception {
    CompletableFuture<Prediction> one = call("echo", Terms.NONE, 1);
    CompletableFuture<Prediction> two = call("echo", Terms.NONE, 2, 3);
    CompletableFuture<Prediction> three = call("echo", Terms.NONE, 4, 5, 6);
    signal.countDown();

    assertThat(y(one)).containsExactly(1);
    assertThat(y(two)).containsExactly(2, 3);
    assertThat(y(three)).containsExactly(4, 5, 6);
    assertThat(echo.runs).hasValue(RUNS_OF_TWO_BATCHES);
    assertThat(one.join().cost().batchRows()).isEqualTo(8);
    assertThat(one.join().cost().queueNanos()).isPositive();
    assertThat(one.join().cost().computeNanos())
        .isEqualTo(three.join().cost().computeNanos())
        .isPositive();
  }

  @Test
  void whoeverGivesUpIsNotRun() throws Exception {
    AtomicBoolean heard = new AtomicBoolean();
    Cancellable gone =
        predictor
            .predict(request("echo", Map.of("x", floats(1)), Terms.NONE))
            .subscribe()
            .with(ignored -> heard.set(true), ignored -> heard.set(true));
    assertThat(workers.batches().waiting("echo")).isEqualTo(1);

    gone.cancel();

    assertThat(workers.batches().waiting("echo")).isZero();
    signal.countDown();
    assertThat(y(call("echo", Terms.NONE, 5))).containsExactly(5);
    assertThat(echo.runs).hasValue(RUNS_OF_TWO_BATCHES);
    assertThat(heard).isFalse();
  }

  @Test
  void whatIsLateIsNotRun() throws Exception {
    long soon = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
    CompletableFuture<Prediction> late =
        call("echo", new Terms(OptionalLong.of(soon), Terms.DEFAULT_PRIORITY), 1);
    Eventually.until("its deadline has passed", () -> System.nanoTime() - soon > 0);
    assertFailed(
        call("echo", new Terms(OptionalLong.of(soon), Terms.DEFAULT_PRIORITY), 2),
        InferenceReason.DEADLINE_PASSED);
    signal.countDown();

    assertFailed(late, InferenceReason.DEADLINE_PASSED);
    assertThat(y(call("echo", Terms.NONE, 5))).containsExactly(5);
    assertThat(echo.runs).hasValue(RUNS_OF_TWO_BATCHES);
  }

  @Test
  void theLastOfTheLowestPriorityGivesItsPlaceUp() throws Exception {
    List<CompletableFuture<Prediction>> usual = new ArrayList<>();
    for (int call = 0; call < 4; call++) {
      usual.add(call("echo", Terms.NONE, call));
    }
    assertFailed(call("echo", Terms.NONE, 9), CommonReason.OVERLOADED);
    CompletableFuture<Prediction> first = call("echo", priority(1), 7);

    assertFailed(usual.get(3), CommonReason.OVERLOADED);
    signal.countDown();
    assertThat(y(first)).containsExactly(7);
    assertThat(y(usual.get(2))).containsExactly(2);
  }

  @Test
  void aCallThatTheModelRejectsFailsAlone() throws Exception {
    serve("primes", TestModels.primes());
    List<CompletableFuture<Prediction>> calls = new ArrayList<>();
    for (long place : new long[] {0, 1, 99, 2}) {
      ByteBuffer one = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, place);
      TensorValue value = new NumericTensor(ElementType.INT64, List.of(1L), one);
      calls.add(
          predictor
              .predict(request("primes", Map.of("place", value), Terms.NONE))
              .subscribeAsCompletionStage());
    }
    signal.countDown();

    assertFailed(calls.get(2), InferenceReason.INPUT_INVALID);
    for (int place : new int[] {0, 1, 3}) {
      assertThat(calls.get(place).get(30, TimeUnit.SECONDS).outputs()).containsKey("prime");
    }
  }

  @Test
  void aModelWhoseAnswersAreNoRowsRunsEachCallAlone() throws Exception {
    serve("distinct", RowModels.distinct());
    CompletableFuture<Prediction> one = call("distinct", Terms.NONE, 1, 1);
    CompletableFuture<Prediction> two = call("distinct", Terms.NONE, 1, 2);
    signal.countDown();

    assertThat(y(one)).containsExactly(1);
    assertThat(y(two)).containsExactly(1, 2);
    assertThat(y(call("distinct", Terms.NONE, 3, 3, 4))).containsExactly(3, 4);
    assertThat(two.join().cost().batchRows()).isEqualTo(2);
  }

  @Test
  void anAnswerThatHappensToBeAsLongAsTheBatchIsNotTakenForRows() throws Exception {
    serve("eight", RowModels.eight());
    CompletableFuture<Prediction> one = call("eight", Terms.NONE, 4, 5);
    CompletableFuture<Prediction> two = call("eight", Terms.NONE, 7);
    signal.countDown();

    assertThat(y(one)).containsExactly(4, 4, 4, 4, 4, 4, 4, 4);
    assertThat(y(two)).containsExactly(7, 7, 7, 7, 7, 7, 7, 7);
  }
}
