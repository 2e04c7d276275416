package dev.tradewind.inference.serving.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.inference.fixture.FakeModel;
import dev.tradewind.inference.fixture.ModelFolder;
import dev.tradewind.inference.fixture.Settings;
import dev.tradewind.inference.fixture.Settings.Lifecycle;
import dev.tradewind.inference.fixture.TickingClock;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.inference.serving.domain.ModelPlan;
import dev.tradewind.inference.serving.engine.ModelGate;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.testkit.Eventually;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelWatcherTest {

  @TempDir Path root;

  private final AtomicInteger asked = new AtomicInteger();
  private final ServedModels served = new ServedModels();
  private volatile Optional<List<ModelPlan>> known = Optional.empty();
  private ModelFolder folder;
  private Optional<ModelWatcher> running = Optional.empty();

  @BeforeEach
  void begin() {
    folder = new ModelFolder(root);
  }

  private Optional<List<ModelPlan>> ask() {
    asked.incrementAndGet();
    return known;
  }

  private ModelWatcher start(ModelSource... sources) {
    Lifecycle settings = new Lifecycle(0, 5, Duration.ofMinutes(1), List.of("intent"));
    ModelWatcher watcher =
        new ModelWatcher(
            List.of(sources),
            List.of(),
            LifecycleProducer.rollout(
                ModelGate.OPEN,
                folder,
                served,
                Settings.serving(1, 1),
                settings,
                new TickingClock(),
                System::nanoTime),
            served,
            settings);
    running = Optional.of(watcher);
    watcher.start(new StartupEvent());
    return watcher;
  }

  @AfterEach
  void stop() {
    running.ifPresent(watcher -> watcher.stop(new ShutdownEvent()));
  }

  private void awaitRounds(int rounds) {
    int before = asked.get();
    Eventually.until("it has asked " + rounds + " times", () -> asked.get() > before + rounds);
  }

  @Test
  void isNotReadyBeforeItIsKnownWhatShallServe() {
    folder.put("intent", 1);
    ModelWatcher watcher = start(this::ask);
    awaitRounds(2);
    assertThat(watcher.ready()).isFalse();
    assertThat(watcher.hasRequired()).isFalse();

    known = Optional.of(List.of(ModelPlan.of(folder.artefact("intent", 1))));

    Eventually.until("it serves", () -> served.serves("intent", VersionChoice.of(1)));
    Eventually.until("it is ready", watcher::ready);
    assertThat(watcher.hasRequired()).isTrue();
  }

  @Test
  void aModelThatTwoSourcesNameIsThatOfTheFirst() {
    folder.put("intent", 1);
    folder.put("intent", 2);
    List<ModelPlan> other = List.of(ModelPlan.of(folder.artefact("intent", 2)));
    known = Optional.of(List.of(ModelPlan.of(folder.artefact("intent", 1))));

    start(this::ask, () -> Optional.of(other));

    Eventually.until("it serves", () -> served.serves("intent", VersionChoice.of(1)));
    awaitRounds(2);
    assertThat(served.serves("intent", VersionChoice.of(2))).isFalse();
  }

  private static Void join(CompletionStage<Void> order) throws Exception {
    return order.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  @Test
  void aPersonUnloadsAModelAndLoadsItAgain() throws Exception {
    FakeModel first = folder.put("intent", 1);
    known = Optional.of(List.of(ModelPlan.of(folder.artefact("intent", 1))));
    ModelWatcher watcher = start(this::ask);
    join(watcher.look());
    assertThat(served.serves("intent", VersionChoice.SERVING)).isTrue();

    join(watcher.unload("intent"));
    awaitRounds(2);
    assertThat(served.serves("intent", VersionChoice.SERVING)).isFalse();
    assertThat(first.closed).hasValue(1);
    folder.put("intent", 1);
    join(watcher.load("intent"));

    assertThat(served.serves("intent", VersionChoice.SERVING)).isTrue();
  }

  @Test
  void whoeverOrdersHearsWhyItCannotBeDone() throws Exception {
    folder.broken("intent", 1, 0);
    known = Optional.of(List.of(ModelPlan.of(folder.artefact("intent", 1))));
    ModelWatcher watcher = start(this::ask);

    assertThatThrownBy(() -> join(watcher.load("intent")))
        .hasMessageContaining("\"intent\" cannot be loaded: broken");
    assertThatThrownBy(() -> join(watcher.unload("weather"))).hasMessageContaining("nobody says");
    folder.put("intent", 1);
    join(watcher.load("intent"));
    assertThat(served.serves("intent", VersionChoice.of(1))).as("without a pause").isTrue();
  }
}
