package dev.tradewind.local.platform;

import dev.tradewind.local.console.Poll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The platform's processes, under one launcher that they never outlive. Made by {@link #start};
 * afterwards single components can be started again, until it is closed.
 */
public final class Platform implements AutoCloseable {

  private static final Duration READY_LIMIT = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofMillis(250);

  /** Who may end together, first to last: nobody ends before those who call it. */
  private static final List<List<Component>> END_ORDER =
      List.of(
          List.of(Component.CHATBOT, Component.FORECAST),
          List.of(Component.INFERENCE),
          List.of(Component.TRAINING),
          List.of(Component.FEATURE),
          List.of(Component.INGESTION),
          List.of(Component.REDIS, Component.POSTGRES));

  private final Home home;
  private final Ports ports;
  private final PlatformListener listener;
  private final HomeLock lock;
  private final StateFile stateFile;
  private final PostgresServer postgres;
  private final RedisServer redis;
  private final ServiceLaunch services;
  private final Guardian guardian;
  private final ControlServer control;
  private final Readiness readiness = new Readiness();
  private final Map<Component, Child> children = new EnumMap<>(Component.class);
  private final CountDownLatch stopAsked = new CountDownLatch(1);
  private boolean closed;

  private Platform(Workspace workspace, Home home, Ports ports, PlatformListener listener) {
    this.home = home;
    this.ports = ports;
    this.listener = listener;
    this.stateFile = new StateFile(home);
    this.lock = HomeLock.take(home);
    this.postgres = new PostgresServer(home, ports.of(Component.POSTGRES));
    this.redis = new RedisServer(home, ports.of(Component.REDIS));
    this.services = new ServiceLaunch(workspace, home, ports, postgres, redis);
    this.guardian = Guardian.start();
    this.control =
        ControlServer.start(
            name -> {
              Component component = Component.of(name);
              start(component);
              return component.label() + " is ready";
            },
            stopAsked::countDown);
  }

  /**
   * Starts everything and waits until it is ready.
   *
   * @throws PlatformException where that cannot be; nothing is left running then
   */
  public static Platform start(
      Workspace workspace, Home home, Ports ports, PlatformListener listener) {
    workspace.check();
    home.prepare();
    Platform platform = new Platform(workspace, home, ports, listener);
    try {
      ports.check();
      platform.startAll();
      return platform;
    } catch (RuntimeException failure) {
      platform.close();
      throw failure;
    }
  }

  public Home home() {
    return home;
  }

  public Ports ports() {
    return ports;
  }

  /** Waits until somebody asks for the end: {@code ./tradewind down}. */
  public void awaitStopRequest() throws InterruptedException {
    stopAsked.await();
  }

  /**
   * Starts a component that has ended, and waits until it is ready.
   *
   * @throws PlatformException where it runs, or does not become ready
   */
  public void start(Component component) {
    synchronized (this) {
      Child before = children.get(component);
      if (closed) {
        throw new PlatformException("the platform is ending");
      }
      if (before != null && before.alive()) {
        throw new PlatformException(
            component.label() + " runs already (process " + before.process().pid() + ")");
      }
      launch(component);
    }
    awaitReady(List.of(component));
    writeState();
  }

  /** Ends everything, in reverse order. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    control.close();
    for (List<Component> wave : END_ORDER) {
      List<Child> ending =
          wave.stream()
              .filter(children::containsKey)
              .map(children::get)
              .filter(Child::alive)
              .toList();
      ending.forEach(Child::requestEnd);
      for (Child child : ending) {
        child.awaitEnd();
        listener.ended(child.component());
      }
    }
    guardian.close();
    stateFile.delete();
    lock.close();
    stopAsked.countDown();
  }

  private void startAll() {
    synchronized (this) {
      launch(Component.POSTGRES);
      launch(Component.REDIS);
    }
    awaitReady(List.of(Component.POSTGRES, Component.REDIS));
    postgres.createDatabases();
    synchronized (this) {
      Component.services().forEach(this::launch);
    }
    writeState();
    awaitReady(Component.services());
  }

  private void launch(Component component) {
    listener.starting(component);
    Launch launch =
        switch (component) {
          case POSTGRES -> postgres.launch();
          case REDIS -> redis.launch();
          case INGESTION, FEATURE, TRAINING, INFERENCE, FORECAST, CHATBOT -> services.of(component);
        };
    Child child = new Child(component, launch.start(home.log(component)));
    guardian.watch(child.process());
    children.put(component, child);
    child.process().onExit().thenAccept(ended -> onEnd(child)).exceptionally(Platform::rethrow);
  }

  private void onEnd(Child child) {
    guardian.forget(child.process());
    if (!child.endWanted()) {
      listener.lost(child.component(), child.process().exitValue(), home.log(child.component()));
    }
  }

  private static Void rethrow(Throwable failure) {
    throw new IllegalStateException("the watch over a process failed", failure);
  }

  private void awaitReady(List<Component> components) {
    long begun = System.nanoTime();
    List<Component> waiting = new ArrayList<>(components);
    try {
      boolean ready =
          Poll.until(
              READY_LIMIT,
              POLL,
              () -> {
                components.forEach(this::checkAlive);
                waiting.removeIf(one -> becameReady(one, begun));
                return waiting.isEmpty();
              });
      if (!ready) {
        throw new PlatformException(
            waiting.get(0).label()
                + " was not ready within "
                + READY_LIMIT.toSeconds()
                + " s"
                + LogTail.of(home.log(waiting.get(0))));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PlatformException("interrupted while starting", interrupted);
    }
  }

  private void checkAlive(Component component) {
    Child child = childOf(component);
    if (!child.alive()) {
      throw new PlatformException(
          component.label()
              + " ended while starting, exit code "
              + child.process().exitValue()
              + LogTail.of(home.log(component)));
    }
  }

  private boolean becameReady(Component component, long begun) {
    if (!isReady(component)) {
      return false;
    }
    listener.ready(component, Duration.ofNanos(System.nanoTime() - begun));
    return true;
  }

  private boolean isReady(Component component) {
    return switch (component) {
      case POSTGRES -> postgres.accepts();
      case REDIS -> redis.accepts();
      case INGESTION, FEATURE, TRAINING, INFERENCE, FORECAST, CHATBOT ->
          readiness.ready(ports.managementOf(component));
    };
  }

  private synchronized Child childOf(Component component) {
    Child child = children.get(component);
    if (child == null) {
      throw new IllegalStateException(component + " was never started");
    }
    return child;
  }

  private synchronized void writeState() {
    List<PlatformState.Running> running =
        children.values().stream()
            .map(
                child ->
                    new PlatformState.Running(
                        child.component().label(),
                        ProcessId.of(child.process().toHandle()),
                        ports.of(child.component()),
                        ports.managementOf(child.component()),
                        home.log(child.component()).toString()))
            .toList();
    stateFile.write(
        new PlatformState(
            ProcessId.of(ProcessHandle.current()), control.port(), control.token(), running));
  }
}
