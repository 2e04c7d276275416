package dev.tradewind.ingestion.cleaning;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.ingestion.cleaning.domain.Agents;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Finds out which user agents are robots'. One that was seen before costs nothing; a new one can
 * take milliseconds, and whoever sends may make them up. So new ones are looked at on one thread
 * beside those that answer calls, and only so many wait for it: what is more is left unchecked.
 */
@Singleton
public class AgentLooks {

  private final Robots robots;
  private final Executor executor;
  private final Runnable end;

  @Inject
  AgentLooks(CleaningConfig config) {
    robots = new Robots(config.cleaning().maxUserAgents());
    ThreadPoolExecutor pool = pool(config.cleaning().maxAgentLooks());
    executor = pool;
    end = pool::shutdownNow;
  }

  AgentLooks(Robots robots, Executor executor) {
    this.robots = robots;
    this.executor = executor;
    this.end = () -> {};
  }

  private static ThreadPoolExecutor pool(int maxLooks) {
    if (maxLooks < 1) {
      throw new IllegalArgumentException(
          "tradewind.ingestion.cleaning.max-agent-looks: " + maxLooks + " (expected: >= 1)");
    }
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(maxLooks),
            work -> new Thread(work, "user-agents"));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  @PreDestroy
  void stop() {
    end.run();
  }

  /** Looks at the user agents of a batch; goes on where it was called. Does not fail. */
  public Uni<Agents> lookAt(List<Event> events) {
    Map<String, Boolean> known = new HashMap<>();
    Map<String, CompletableFuture<Boolean>> looks = new HashMap<>();
    for (Event event : events) {
      String agent = event.getClient().getUserAgent();
      if (!agent.isEmpty() && !known.containsKey(agent) && !looks.containsKey(agent)) {
        robots
            .known(agent)
            .ifPresentOrElse(
                robot -> known.put(agent, robot),
                () -> begin(agent).ifPresent(look -> looks.put(agent, look)));
      }
    }
    if (looks.isEmpty()) {
      return Uni.createFrom().item(new Agents(known));
    }
    return Uni.createFrom()
        .completionStage(CompletableFuture.allOf(looks.values().toArray(CompletableFuture[]::new)))
        .map(
            done -> {
              looks.forEach((agent, look) -> known.put(agent, look.join()));
              return new Agents(known);
            })
        .emitOn(here());
  }

  private Optional<CompletableFuture<Boolean>> begin(String agent) {
    try {
      return Optional.of(CompletableFuture.supplyAsync(() -> robots.isRobot(agent), executor));
    } catch (RejectedExecutionException full) {
      return Optional.empty();
    }
  }

  private static Executor here() {
    Context context = Vertx.currentContext();
    return context == null
        ? Infrastructure.getDefaultWorkerPool()
        : work -> context.runOnContext(ignored -> work.run());
  }
}
