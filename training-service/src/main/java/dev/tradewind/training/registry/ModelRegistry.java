package dev.tradewind.training.registry;

import static dev.tradewind.training.promotion.domain.PromotionGates.CHAMPION;
import static dev.tradewind.training.promotion.domain.PromotionRule.CHALLENGER;

import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.domain.AliasMove;
import dev.tradewind.training.domain.ModelVersion;
import dev.tradewind.training.domain.RegisteredModel;
import dev.tradewind.training.domain.TrainableModel;
import dev.tradewind.training.error.TrainingReason;
import dev.tradewind.training.promotion.domain.GateReport;
import dev.tradewind.training.promotion.domain.PromotionRule;
import dev.tradewind.training.registry.AliasStatements.Move;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which versions of which models there are, and where aliases point. */
@ApplicationScoped
public class ModelRegistry {

  private final RegistryStatements statements;
  private final AliasMoves aliases;

  ModelRegistry(RegistryStatements statements, AliasMoves aliases) {
    this.statements = statements;
    this.aliases = aliases;
  }

  /** All models that can be trained, by name. */
  @WithSession
  public Uni<List<RegisteredModel>> models() {
    return statements
        .aliases()
        .chain(
            aliases ->
                statements
                    .latestVersions()
                    .map(
                        latest ->
                            TrainableModel.all().stream()
                                .map(name -> model(name, aliases, latest))
                                .toList()));
  }

  /** One model. Fails with MODEL_UNKNOWN. */
  @WithSession
  public Uni<RegisteredModel> model(String name) {
    return models()
        .map(
            models ->
                models.stream()
                    .filter(model -> model.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> unknownModel(name)));
  }

  /** A model's versions below the given number that have all these tags, newest first. */
  @WithSession
  public Uni<List<RegisteredVersion>> versionsBelow(
      String model, long below, int limit, Map<String, String> tags) {
    return statements
        .versionsBelow(model, below, limit, tags)
        .chain(
            rows ->
                statements
                    .tags(model, rows.stream().map(row -> row.version).toList())
                    .map(
                        all ->
                            rows.stream()
                                .map(row -> row.toRegistered(VersionTags.of(row.version, all)))
                                .toList()));
  }

  /** One version. Fails with MODEL_VERSION_UNKNOWN. */
  @WithSession
  public Uni<ModelVersion> version(String model, long version) {
    return statements
        .version(model, version)
        .onItem()
        .ifNull()
        .failWith(() -> unknownVersion(model, version));
  }

  /** One version with its tags and gates. Fails with MODEL_VERSION_UNKNOWN. */
  @WithSession
  public Uni<RegisteredVersion> registered(String model, long version) {
    return statements
        .row(model, version)
        .onItem()
        .ifNull()
        .failWith(() -> unknownVersion(model, version))
        .chain(
            row ->
                statements
                    .tags(model, List.of(version))
                    .map(all -> row.toRegistered(VersionTags.of(version, all))));
  }

  /** Takes the next version number of a model; a number is never given again. */
  @WithTransaction
  public Uni<Long> reserveVersion(String model) {
    return statements.nextVersion(model);
  }

  /**
   * Registers a version whose artefact is in place with what the gates said of it, and points
   * aliases to it as the rule says.
   */
  @WithTransaction
  public Uni<Void> register(ModelVersion version, GateReport report, PromotionRule rule) {
    return statements
        .insert(version.comparedWith(report.championVersion()), report)
        .chain(
            () ->
                rule.challenger()
                    ? point(CHALLENGER, version, report, rule.words(report))
                    : Uni.createFrom().voidItem())
        .chain(
            () ->
                rule.promotes(report)
                    ? point(
                        CHAMPION, version, report, "run " + version.runId() + " passed the gates")
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> point(String alias, ModelVersion to, GateReport report, String why) {
    return aliases.forward(
        new Move(to.model(), alias, to.version(), AliasMove.BY_PROMOTION, why, report.decidedAt()));
  }

  /** The failure of a call that names no model. */
  public static ServiceException unknownModel(String name) {
    return new ServiceException(
        TrainingReason.MODEL_UNKNOWN,
        "model: " + name + " (expected one of: " + TrainableModel.names() + ")");
  }

  private static ServiceException unknownVersion(String model, long version) {
    return new ServiceException(
        TrainingReason.MODEL_VERSION_UNKNOWN, "model " + model + " has no version " + version);
  }

  private static RegisteredModel model(
      String name, List<AliasRow> aliases, Map<String, Long> latest) {
    Map<String, Long> own = new TreeMap<>();
    for (AliasRow alias : aliases) {
      if (alias.model.equals(name)) {
        own.put(alias.alias, alias.version);
      }
    }
    return new RegisteredModel(name, own, latest.getOrDefault(name, 0L));
  }
}
