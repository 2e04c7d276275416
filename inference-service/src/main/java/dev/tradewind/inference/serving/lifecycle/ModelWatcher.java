package dev.tradewind.inference.serving.lifecycle;

import dev.tradewind.inference.call.RepeatingTask;
import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.serving.domain.ModelLifecycle;
import dev.tradewind.inference.serving.domain.ModelPlan;
import dev.tradewind.inference.serving.engine.ModelControl;
import dev.tradewind.inference.serving.runtime.ServedModels;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Asks about once a second what shall be loaded, on a thread of its own, and sees to it. Neither
 * the start of the service nor what is loaded depends on anybody being there to say so.
 */
@Singleton
public class ModelWatcher implements ModelControl {

  private static final Logger LOG = Logger.getLogger(ModelWatcher.class);

  private final List<ModelSource> sources;
  private final List<ModelObserver> observers;
  private final ModelRollout rollout;
  private final ServedModels served;
  private final Duration pollInterval;
  private final Set<String> required;
  private final Set<String> disputed = new TreeSet<>();
  private final RepeatingTask task = new RepeatingTask("model-watcher", this::round);
  private final Orders orders = new Orders();
  private volatile boolean informed;

  ModelWatcher(
      @All List<ModelSource> sources,
      @All List<ModelObserver> observers,
      ModelRollout rollout,
      ServedModels served,
      LifecycleConfig config) {
    this.sources = List.copyOf(sources);
    this.observers = List.copyOf(observers);
    this.rollout = rollout;
    this.served = served;
    this.pollInterval =
        Setting.positive("tradewind.inference.models.poll-interval", config.pollInterval());
    this.required = Set.copyOf(config.required().orElse(List.of()));
  }

  void start(@Observes StartupEvent start) {
    served.onWanted(task::soon);
    task.start();
  }

  void stop(@Observes ShutdownEvent stop) {
    task.close();
    served.retireAll();
  }

  @Override
  public CompletionStage<Void> load(String model) {
    return soon(orders.load(model));
  }

  @Override
  public CompletionStage<Void> unload(String model) {
    return soon(orders.unload(model));
  }

  @Override
  public CompletionStage<Void> look() {
    return soon(orders.look());
  }

  private CompletionStage<Void> soon(CompletionStage<Void> order) {
    task.soon();
    return order;
  }

  private Duration round() {
    orders.begin().forEach(rollout::pardon);
    Map<String, ModelPlan> wanted = new LinkedHashMap<>();
    boolean all = true;
    for (ModelSource source : sources) {
      Optional<List<ModelPlan>> plans = source.plans();
      all &= plans.isPresent();
      plans.ifPresent(known -> known.forEach(plan -> take(plan, wanted)));
    }
    rollout.follow(wanted.values().stream().map(orders::amend).toList());
    informed |= all;
    Map<String, ModelLifecycle> standings = rollout.standings();
    observers.forEach(observer -> observer.followed(standings));
    orders.end(wanted, standings);
    return pollInterval;
  }

  /** One model has one owner: the first who names it. */
  private void take(ModelPlan plan, Map<String, ModelPlan> wanted) {
    if (wanted.putIfAbsent(plan.model(), plan) != null && disputed.add(plan.model())) {
      LOG.warnf("model %s is named by two sources; the first one is followed", plan.model());
    }
  }

  /** Whether it is known what shall be loaded, and a version of each of these models serves. */
  public boolean ready() {
    return informed
        && rollout.plans().values().stream()
            .filter(plan -> !plan.versions().isEmpty())
            .allMatch(plan -> serves(plan.model()))
        && hasRequired();
  }

  /** Whether a version serves of each model without which there is no work to be done here. */
  public boolean hasRequired() {
    return required.stream().allMatch(this::serves);
  }

  private boolean serves(String model) {
    ModelLifecycle standing = rollout.standing(model);
    return standing.serves() || !standing.away().isEmpty();
  }
}
