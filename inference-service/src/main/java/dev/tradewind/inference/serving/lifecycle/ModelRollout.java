package dev.tradewind.inference.serving.lifecycle;

import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.domain.Backoff;
import dev.tradewind.inference.serving.domain.MemoryBudget;
import dev.tradewind.inference.serving.domain.MemoryBudget.Resident;
import dev.tradewind.inference.serving.domain.ModelLifecycle;
import dev.tradewind.inference.serving.domain.ModelPlan;
import dev.tradewind.inference.serving.domain.Probation;
import dev.tradewind.inference.serving.domain.Refusal;
import dev.tradewind.inference.serving.domain.Refusal.Cause;
import dev.tradewind.inference.serving.engine.LoadedModel;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.inference.serving.runtime.ServedModels.Wanted;
import dev.tradewind.inference.serving.runtime.ServedVersion;
import dev.tradewind.inference.serving.runtime.VersionStatistics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Brings versions into service: load, warm, ask golden requests, lead calls there, and let the one
 * before go once it is not needed to go back to. A version that cannot be loaded takes nothing
 * away: what served serves on.
 *
 * <p>Called from one thread at a time; what it says of models may be read from any.
 */
public final class ModelRollout {

  private static final Logger LOG = Logger.getLogger(ModelRollout.class);

  private final Preparation preparation;
  private final ServedModels served;
  private final Terms terms;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Residents residents = new Residents();
  private final Map<String, ModelPlan> plans = new ConcurrentHashMap<>();
  private final Map<String, ModelLifecycle> models = new ConcurrentHashMap<>();
  private volatile Optional<Artefact> loading = Optional.empty();

  /**
   * On what terms versions serve.
   *
   * @param backoff of refused ones
   * @param budget of memory
   * @param probation how long the version before is kept
   * @param leastRuns before a version on probation is judged
   * @param failures the share of failed runs above which it is taken back
   */
  record Terms(
      Backoff backoff, MemoryBudget budget, Duration probation, int leastRuns, double failures) {}

  /** A rollout with nothing loaded. */
  ModelRollout(
      Preparation preparation,
      ServedModels served,
      Terms terms,
      Clock clock,
      LongSupplier nanoTime) {
    this.preparation = preparation;
    this.served = served;
    this.terms = terms;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** Does what the plans ask, as far as it can be done; models that no plan names stay. */
  void follow(List<ModelPlan> wanted) {
    wanted.forEach(plan -> plans.put(plan.model(), plan));
    for (Wanted asked : served.takeWanted()) {
      models.computeIfPresent(asked.model(), (name, model) -> model.askedFor(asked.version()));
    }
    wanted.forEach(this::follow);
  }

  /** Tries again what was refused, taken back or gave way, when its plan is followed next. */
  void pardon(String model) {
    models.computeIfPresent(model, (name, standing) -> standing.pardoned());
  }

  private void follow(ModelPlan plan) {
    String name = plan.model();
    judge(name);
    lead(plan);
    for (Artefact artefact : standing(name).toLoad(plan, clock.instant())) {
      bringIn(plan, artefact);
    }
    for (long version : standing(name).toUnload(plan)) {
      unload(name, version);
      models.put(name, standing(name).unloaded(version));
    }
    lead(plan);
  }

  /** Takes back a version that has just taken over and fails its callers. */
  private void judge(String name) {
    Optional<Probation> trial = standing(name).probation();
    Optional<WatchedModel> candidate = trial.flatMap(it -> residents.of(name, it.candidate()));
    Optional<String> verdict =
        candidate.flatMap(it -> it.health().verdict(terms.leastRuns(), terms.failures()));
    if (verdict.isEmpty()) {
      return;
    }
    long failed = trial.orElseThrow().candidate();
    models.put(name, standing(name).reverted("taken back: " + verdict.get()));
    served.lead(name, ways(standing(name)));
    unload(name, failed);
    LOG.errorf(
        "%s version %d taken back, version %d serves again: %s",
        name, failed, trial.orElseThrow().predecessor(), verdict.get());
  }

  private void lead(ModelPlan plan) {
    ModelLifecycle after = led(plan, standing(plan.model()));
    served.lead(plan.model(), ways(after));
    stand(plan.model(), after);
  }

  private ModelLifecycle led(ModelPlan plan, ModelLifecycle model) {
    return model.led(plan, clock.instant(), terms.probation());
  }

  private void stand(String name, ModelLifecycle now) {
    ModelLifecycle before = standing(name);
    models.put(name, now);
    if (now.serves() && !now.serving().equals(before.serving())) {
      LOG.infof("%s version %d serves", name, now.serving().getAsLong());
    }
    for (long version : now.loaded().keySet()) {
      boolean onTrial = now.probation().filter(it -> it.candidate() == version).isPresent();
      residents.of(name, version).ifPresent(model -> model.probation(onTrial));
    }
  }

  private static ServedModels.Ways ways(ModelLifecycle model) {
    Map<Long, InferenceReason> absent = new HashMap<>();
    model
        .refusals()
        .forEach(
            (version, refusal) -> {
              if (refusal.cause() == Cause.NO_ROOM) {
                absent.put(version, InferenceReason.MEMORY_EXHAUSTED);
              }
            });
    model.away().forEach(version -> absent.put(version, InferenceReason.MODEL_LOADING));
    return new ServedModels.Ways(model.labels(), model.serving(), absent);
  }

  private void bringIn(ModelPlan plan, Artefact artefact) {
    String name = artefact.model();
    loading = Optional.of(artefact);
    try {
      Path directory = ArtefactFiles.directory(artefact);
      long bytes = ArtefactFiles.memory(directory);
      if (!makeRoom(bytes)) {
        refuse(artefact, Cause.NO_ROOM, noRoom(bytes));
        return;
      }
      ModelLifecycle before = standing(name);
      LoadedModel model =
          preparation.prepare(
              artefact, directory, residents.of(name, before.serving()).map(serving -> serving));
      VersionStatistics statistics = new VersionStatistics();
      WatchedModel watched = new WatchedModel(model, statistics, nanoTime);
      residents.add(artefact, watched, bytes);
      ModelLifecycle after = led(plan, before.loaded(artefact));
      served.add(new ServedVersion(artefact, watched, statistics), ways(after));
      LOG.infof("%s version %d loaded", name, artefact.version());
      stand(name, after);
    } catch (ModelRefusedException | RuntimeException refused) {
      refuse(artefact, Cause.BROKEN, String.valueOf(refused.getMessage()));
    } finally {
      loading = Optional.empty();
    }
  }

  private boolean makeRoom(long bytes) {
    Optional<List<Resident>> leaving = terms.budget().makeRoom(bytes, residents.list(models));
    leaving.ifPresent(all -> all.forEach(this::giveWay));
    return leaving.isPresent();
  }

  private void giveWay(Resident resident) {
    String name = resident.model();
    models.put(name, standing(name).gaveWay(resident.version()));
    served.lead(name, ways(standing(name)));
    unload(name, resident.version());
    LOG.infof(
        "%s version %d gives way, not asked for %s", name, resident.version(), resident.idle());
  }

  private void unload(String name, long version) {
    served.remove(name, version);
    residents.remove(name, version);
    Instant now = clock.instant();
    models.replaceAll((waiting, standing) -> standing.roomMade(now));
  }

  private String noRoom(long bytes) {
    long used = residents.list(models).stream().mapToLong(Resident::bytes).sum();
    return "needs "
        + bytes
        + " bytes, and "
        + used
        + " of "
        + terms.budget().limit()
        + " are taken by models that were asked less than "
        + terms.budget().leastIdle()
        + " ago";
  }

  private void refuse(Artefact artefact, Cause cause, String reason) {
    ModelLifecycle before = standing(artefact.model());
    Refusal refusal =
        terms
            .backoff()
            .refuse(
                artefact,
                cause,
                reason,
                before.refusals().get(artefact.version()),
                clock.instant());
    models.put(artefact.model(), before.refused(refusal));
    LOG.errorf(
        "%s version %d refused: %s; %s",
        artefact.model(),
        artefact.version(),
        reason,
        before.serves()
            ? "version " + before.serving().getAsLong() + " serves on"
            : "no version serves");
  }

  /** Where one model stands. */
  ModelLifecycle standing(String model) {
    return models.getOrDefault(model, ModelLifecycle.EMPTY);
  }

  /** Where each model stands, by name. */
  Map<String, ModelLifecycle> standings() {
    return new TreeMap<>(models);
  }

  /** What is wished for each model, by name. */
  Map<String, ModelPlan> plans() {
    return new TreeMap<>(plans);
  }

  /** What is being loaded this moment. */
  Optional<Artefact> loading() {
    return loading;
  }
}
