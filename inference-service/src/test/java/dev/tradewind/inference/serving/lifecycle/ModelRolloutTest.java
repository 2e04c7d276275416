package dev.tradewind.inference.serving.lifecycle;

import static dev.tradewind.inference.predict.PredictRequest.DEFAULT_SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.inference.fixture.FakeModel;
import dev.tradewind.inference.fixture.ModelFolder;
import dev.tradewind.inference.fixture.Settings;
import dev.tradewind.inference.fixture.Settings.Lifecycle;
import dev.tradewind.inference.fixture.TickingClock;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.domain.Lease;
import dev.tradewind.inference.serving.domain.ModelPlan;
import dev.tradewind.inference.serving.engine.ModelGate;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.inference.serving.runtime.ServedVersion;
import dev.tradewind.kit.error.Reason;
import dev.tradewind.kit.error.ServiceException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRolloutTest {

  private static final int KILOBYTE = 1_000;

  @TempDir Path root;

  private final ServedModels served = new ServedModels();
  private final TickingClock clock = new TickingClock();
  private ModelFolder folder;
  private ModelRollout rollout;

  @BeforeEach
  void begin() {
    folder = new ModelFolder(root);
    rollout = rollout(Settings.lifecycle());
  }

  private ModelRollout rollout(Lifecycle settings) {
    return LifecycleProducer.rollout(
        ModelGate.OPEN,
        folder,
        served,
        Settings.serving(1, 1),
        settings,
        clock,
        () -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
  }

  private void follow(String model, long version) {
    rollout.follow(List.of(ModelPlan.of(folder.artefact(model, version))));
  }

  private boolean serves(String model, long version) {
    return served.serves(model, VersionChoice.of(version));
  }

  private void call(String model) {
    try (Lease<ServedVersion> lease = served.lease(model, VersionChoice.SERVING)) {
      lease.value().model().run(DEFAULT_SIGNATURE, FakeModel.INPUTS);
    } catch (IllegalStateException failed) {
      assertThat(failed).hasMessage("out of luck");
    }
  }

  private void assertRefused(String model, Reason reason) {
    assertThatThrownBy(() -> served.lease(model, VersionChoice.SERVING))
        .asInstanceOf(InstanceOfAssertFactories.type(ServiceException.class))
        .extracting(ServiceException::reason)
        .isEqualTo(reason);
  }

  @Test
  void servesANewVersionAndClosesTheOldOneAfterItsTime() {
    FakeModel first = folder.put("intent", 1);
    FakeModel second = folder.put("intent", 2);

    follow("intent", 1);
    follow("intent", 1);
    follow("intent", 2);

    try (Lease<ServedVersion> lease = served.lease("intent", VersionChoice.SERVING)) {
      assertThat(lease.value().id().version()).isEqualTo(2);
    }
    assertThat(first.closed).as("kept to go back to").hasValue(0);
    clock.advance(Duration.ofMinutes(1));
    follow("intent", 2);
    assertThat(first.closed).hasValue(1);
    assertThat(second.closed).hasValue(0);
    assertThat(folder.loads).hasSize(2);
  }

  @Test
  void aBrokenVersionIsRefusedAndTheOldOneServesOn() {
    FakeModel first = folder.put("intent", 1);
    folder.put("demand", 5);
    folder.broken("intent", 2, 0);
    follow("intent", 1);
    List<ModelPlan> plans =
        List.of(
            ModelPlan.of(folder.artefact("intent", 2)), ModelPlan.of(folder.artefact("demand", 5)));

    rollout.follow(plans);
    rollout.follow(plans);

    assertThat(serves("intent", 1)).isTrue();
    assertThat(serves("demand", 5)).isTrue();
    assertThat(first.closed).hasValue(0);
    assertThat(rollout.standings().get("intent").refusals().get(2L).reason()).isEqualTo("broken");
    assertThat(folder.loads).as("not tried again at once").hasSize(3);
  }

  @Test
  void aBrokenVersionIsTriedAgainAfterAPause() {
    folder.broken("intent", 1, 0);
    follow("intent", 1);
    folder.put("intent", 1);
    clock.advance(Duration.ofSeconds(5));

    follow("intent", 1);

    assertThat(serves("intent", 1)).isTrue();
    assertThat(rollout.standings().get("intent").refusals()).isEmpty();
  }

  @Test
  void onlyFilesAreLoaded() {
    rollout.follow(
        List.of(
            ModelPlan.of(new Artefact("web", 1, "https://example.com/model", "")),
            ModelPlan.of(new Artefact("odd", 1, "not a uri", ""))));

    assertThat(folder.loads).isEmpty();
    assertThat(rollout.standings().get("web").refusals().get(1L).reason())
        .contains("expected: a file: URI");
    assertThat(rollout.standings().get("odd").serves()).isFalse();
  }

  @Test
  void aModelThatNoPlanNamesStays() {
    FakeModel first = folder.put("intent", 1);
    follow("intent", 1);

    rollout.follow(List.of());

    assertThat(serves("intent", 1)).isTrue();
    assertThat(first.closed).hasValue(0);
  }

  @Test
  void aVersionThatFailsItsCallersIsTakenBack() {
    FakeModel first = folder.put("intent", 1);
    FakeModel second = folder.put("intent", 2);
    follow("intent", 1);
    follow("intent", 2);
    second.failure = Optional.of(new IllegalStateException("out of luck"));
    for (int call = 0; call < 10; call++) {
      call("intent");
    }

    follow("intent", 2);

    try (Lease<ServedVersion> lease = served.lease("intent", VersionChoice.SERVING)) {
      assertThat(lease.value().id().version()).isEqualTo(1);
    }
    assertThat(first.closed).hasValue(0);
    assertThat(second.closed).hasValue(1);
    assertThat(rollout.standings().get("intent").refusals().get(2L).reason())
        .contains("10 of 10 runs failed")
        .contains("out of luck");
    clock.advance(Duration.ofDays(1));
    follow("intent", 2);
    assertThat(folder.loads).as("not loaded again").hasSize(2);
  }

  @Test
  void aVersionThatAnswersWithNoNumbersIsTakenBack() {
    folder.put("intent", 1);
    FakeModel second = folder.put("intent", 2);
    follow("intent", 1);
    follow("intent", 2);
    ByteBuffer nan = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, Float.NaN);
    second.answer = Optional.of(new NumericTensor(ElementType.FP32, List.of(1L), nan));
    for (int call = 0; call < 10; call++) {
      call("intent");
    }

    follow("intent", 2);

    assertThat(serves("intent", 2)).isFalse();
    assertThat(rollout.standings().get("intent").refusals().get(2L).reason()).contains("NaN");
  }

  @Test
  void aVersionThatAnswersOtherwiseThanItsMakersRecordedIsRefused() {
    folder.put("intent", 1);
    folder.put("intent", 2);
    String golden =
        "{'format': 1, 'tolerance': {'absolute': 0.01, 'relative': 0}, 'requests': [{'name':"
            + " 'a', 'signature': 'serving_default', 'inputs': {'x': {'dtype': 'DT_FLOAT',"
            + " 'shape': [1], 'values': [2]}}, 'outputs': {'y': {'dtype': 'DT_FLOAT', 'shape':"
            + " [1], 'values': [%s]}}}]}";
    String place = "assets.extra/golden_requests.json";
    folder.write("intent", 1, place, golden.replace('\'', '"').formatted("2.001"));
    folder.write("intent", 2, place, golden.replace('\'', '"').formatted("3"));

    follow("intent", 1);
    follow("intent", 2);

    assertThat(serves("intent", 1)).isTrue();
    assertThat(serves("intent", 2)).isFalse();
    assertThat(rollout.standings().get("intent").refusals().get(2L).reason())
        .isEqualTo("golden request \"a\" (serving_default): y[0] is 2.0, the recorded answer 3.0");
  }

  @Test
  void whoeverWasNotAskedForLongestGivesWayAndComesBackWhenAskedFor() {
    rollout = rollout(new Lifecycle(3 * KILOBYTE, 5, Duration.ofSeconds(1), List.of()));
    FakeModel first = folder.put("a", 1, KILOBYTE);
    FakeModel second = folder.put("b", 1, KILOBYTE);
    folder.put("c", 1, KILOBYTE);
    List<ModelPlan> plans =
        List.of(
            ModelPlan.of(folder.artefact("a", 1)),
            ModelPlan.of(folder.artefact("b", 1)),
            ModelPlan.of(folder.artefact("c", 1)));
    rollout.follow(plans);
    assertThat(serves("c", 1)).as("all were just loaded").isFalse();
    assertRefused("c", InferenceReason.MEMORY_EXHAUSTED);

    clock.advance(Duration.ofMinutes(1));
    call("b");
    rollout.follow(plans);

    assertThat(serves("c", 1)).isTrue();
    assertThat(first.closed).hasValue(1);
    assertThat(second.closed).hasValue(0);
    rollout.follow(plans);
    assertThat(folder.loads).as("it does not come back unasked").hasSize(3);

    clock.advance(Duration.ofMinutes(1));
    assertRefused("a", InferenceReason.MODEL_LOADING);
    folder.put("a", 1, KILOBYTE);
    rollout.follow(plans);
    assertThat(serves("a", 1)).isTrue();
  }

  @Test
  void whatFoundNoRoomIsTriedAgainAsSoonAsSomethingIsUnloaded() {
    rollout = rollout(new Lifecycle(2 * KILOBYTE, 5, Duration.ofSeconds(1), List.of()));
    folder.put("a", 1, KILOBYTE);
    folder.put("b", 1, KILOBYTE);
    folder.broken("c", 1, 0);
    List<ModelPlan> others =
        List.of(ModelPlan.of(folder.artefact("b", 1)), ModelPlan.of(folder.artefact("c", 1)));
    follow("a", 1);
    rollout.follow(others);
    assertRefused("b", InferenceReason.MEMORY_EXHAUSTED);

    rollout.follow(List.of(ModelPlan.nothing("a")));
    rollout.follow(others);

    assertThat(folder.loads).as("a, c in vain, and b").hasSize(3);
    assertThat(serves("b", 1)).isTrue();
  }

  @Test
  void whatGaveWayIsStillKnown() {
    rollout = rollout(new Lifecycle(2 * KILOBYTE, 5, Duration.ofSeconds(1), List.of()));
    folder.put("a", 1, KILOBYTE);
    folder.put("b", 1, KILOBYTE);
    rollout.follow(List.of(ModelPlan.of(folder.artefact("a", 1))));
    clock.advance(Duration.ofMinutes(1));
    rollout.follow(
        List.of(ModelPlan.of(folder.artefact("a", 1)), ModelPlan.of(folder.artefact("b", 1))));

    assertThat(new ModelStandings(rollout, served).versions("a").get(0).problem())
        .contains("gave way");
  }
}
