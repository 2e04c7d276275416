package dev.tradewind.inference.serving.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.fixture.FakeModel;
import dev.tradewind.inference.fixture.Settings;
import dev.tradewind.inference.fixture.TickingClock;
import dev.tradewind.inference.serving.domain.Champion;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.testkit.Eventually;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryWatcherTest {

  private static final Champion FIRST = new Champion("intent", 1, "file:/models/1", "");
  private static final Champion SECOND = new Champion("intent", 2, "file:/models/2", "");

  @TempDir Path directory;

  private final AtomicInteger asked = new AtomicInteger();
  private volatile Optional<List<Champion>> known = Optional.empty();
  private ServedModels served = new ServedModels();
  private Optional<RegistryWatcher> watcher = Optional.empty();

  private Uni<List<Champion>> ask() {
    asked.incrementAndGet();
    return known.isPresent()
        ? Uni.createFrom().item(known.get())
        : Uni.createFrom().failure(new IllegalStateException("nobody there"));
  }

  private RegistryWatcher start() {
    served = new ServedModels();
    RegistryWatcher started =
        new RegistryWatcher(
            this::ask,
            new ModelRollout(
                artefact -> FakeModel.prompt(),
                served,
                Settings.serving(1, 1),
                Settings.registry(),
                new TickingClock()),
            served,
            new ChampionMemory(Optional.of(directory)),
            Settings.registry());
    watcher = Optional.of(started);
    started.start(new StartupEvent());
    return started;
  }

  @AfterEach
  void stop() {
    watcher.ifPresent(running -> running.stop(new ShutdownEvent()));
  }

  private boolean serves(Champion champion) {
    return served.serves(champion.model(), OptionalLong.of(champion.version()));
  }

  @Test
  void aRestartWithoutTheRegistryServesWhatServedLast() {
    known = Optional.of(List.of(SECOND));
    start();
    Eventually.until("it serves", () -> serves(SECOND));
    stop();
    known = Optional.empty();

    RegistryWatcher restarted = start();

    Eventually.until("it serves again", () -> serves(SECOND));
    Eventually.until("it is ready", restarted::ready);
  }

  @Test
  void isNotReadyBeforeItIsKnownWhatShallServe() {
    RegistryWatcher started = start();
    int before = asked.get();
    Eventually.until("it has asked twice", () -> asked.get() > before + 2);
    assertThat(started.ready()).isFalse();

    known = Optional.of(List.of(FIRST));

    Eventually.until("it serves", () -> serves(FIRST));
    Eventually.until("it is ready", started::ready);
  }

  @Test
  void theRegistryGoingAwayTakesNothingAway() {
    known = Optional.of(List.of(FIRST));
    RegistryWatcher started = start();
    Eventually.until("it serves", () -> serves(FIRST));

    known = Optional.empty();
    int before = asked.get();
    Eventually.until("it has asked again", () -> asked.get() > before + 2);

    assertThat(serves(FIRST)).isTrue();
    assertThat(started.ready()).isTrue();
  }
}
