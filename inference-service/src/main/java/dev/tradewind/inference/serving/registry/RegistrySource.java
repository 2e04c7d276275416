package dev.tradewind.inference.serving.registry;

import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.domain.ModelLifecycle;
import dev.tradewind.inference.serving.domain.ModelPlan;
import dev.tradewind.inference.serving.lifecycle.ModelObserver;
import dev.tradewind.inference.serving.lifecycle.ModelSource;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * What the registry wishes for. A model that it no longer lists is wished for as before: a registry
 * that lost its memory shall not empty the shop window.
 */
@Singleton
public class RegistrySource implements ModelSource, ModelObserver {

  private static final Logger LOG = Logger.getLogger(RegistrySource.class);

  private final Registry registry;
  private final PlanMemory memory;
  private final Duration timeout;
  private final boolean enabled;
  private final Map<String, ModelPlan> known = new TreeMap<>();
  private List<ModelPlan> remembered = List.of();
  private boolean recalled;
  private boolean informed;
  private boolean answering = true;

  RegistrySource(Registry registry, PlanMemory memory, RegistryConfig config) {
    this.registry = registry;
    this.memory = memory;
    this.timeout = Setting.positive("tradewind.inference.registry.timeout", config.timeout());
    this.enabled = config.enabled();
  }

  @Override
  public Optional<List<ModelPlan>> plans() {
    if (!enabled) {
      return Optional.of(List.of());
    }
    if (!recalled) {
      recalled = true;
      memory.recall().forEach(plan -> known.put(plan.model(), plan));
      if (!known.isEmpty()) {
        // What served last serves at once; the registry is asked in the next round.
        informed = true;
        return Optional.of(List.copyOf(known.values()));
      }
    }
    ask();
    return informed ? Optional.of(List.copyOf(known.values())) : Optional.empty();
  }

  private void ask() {
    try {
      List<ModelPlan> plans = registry.plans().await().atMost(timeout);
      plans.forEach(plan -> known.put(plan.model(), plan));
      informed = true;
      report(true, "");
    } catch (RuntimeException unreachable) {
      report(false, String.valueOf(unreachable.getMessage()));
    }
  }

  /** One line when it goes away and one when it is back, not one a second. */
  private void report(boolean answers, String why) {
    if (answers != answering) {
      answering = answers;
      if (answers) {
        LOG.info("the registry answers again");
      } else {
        LOG.warnf("the registry does not answer, what is loaded serves on: %s", why);
      }
    }
  }

  /** Remembers what could be loaded, not what is wished for. */
  @Override
  public void followed(Map<String, ModelLifecycle> standings) {
    List<ModelPlan> serving = new ArrayList<>();
    for (String model : known.keySet()) {
      ModelLifecycle standing = standings.getOrDefault(model, ModelLifecycle.EMPTY);
      if (standing.serves()) {
        serving.add(loaded(model, standing));
      }
    }
    if (!serving.equals(remembered)) {
      memory.remember(serving);
      remembered = serving;
    }
  }

  private static ModelPlan loaded(String model, ModelLifecycle standing) {
    NavigableMap<Long, Artefact> led = new TreeMap<>(standing.loaded());
    led.keySet()
        .removeIf(
            version ->
                standing.serving().getAsLong() != version
                    && !standing.labels().containsValue(version));
    return new ModelPlan(model, led, standing.labels(), standing.serving());
  }
}
