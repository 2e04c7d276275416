package dev.tradewind.training.registry;

import static dev.tradewind.training.promotion.domain.PromotionGates.CHAMPION;

import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.artifact.ArtifactStore;
import dev.tradewind.training.blocking.FileWork;
import dev.tradewind.training.database.DatabaseContext;
import dev.tradewind.training.domain.AliasMove;
import dev.tradewind.training.domain.RegisteredModel;
import dev.tradewind.training.error.TrainingReason;
import dev.tradewind.training.promotion.domain.GateReport;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What callers can do with aliases. */
@ApplicationScoped
public class ModelAliases {

  private final ModelRegistry registry;
  private final AliasTransactions transactions;
  private final AliasStatements statements;
  private final ArtifactStore artifacts;
  private final FileWork files;
  private final DatabaseContext database;

  ModelAliases(
      ModelRegistry registry,
      AliasTransactions transactions,
      AliasStatements statements,
      ArtifactStore artifacts,
      FileWork files,
      DatabaseContext database) {
    this.registry = registry;
    this.transactions = transactions;
    this.statements = statements;
    this.artifacts = artifacts;
    this.files = files;
    this.database = database;
  }

  /**
   * Points an alias to a version; the champion only through the gates, unless a reason is given.
   * Fails with MODEL_UNKNOWN, MODEL_VERSION_UNKNOWN or PROMOTION_REFUSED.
   */
  public Uni<RegisteredModel> set(String model, String alias, long version, String overrideReason) {
    if (!alias.equals(CHAMPION)) {
      return transactions.move(model, alias, version, overrideReason);
    }
    return registry
        .model(model)
        .chain(
            before ->
                before.aliases().getOrDefault(CHAMPION, 0L) == version
                    ? Uni.createFrom().item(before)
                    : registry
                        .version(model, version)
                        .chain(() -> files.call(() -> artifacts.inspect(model, version)))
                        .chain(
                            artifact ->
                                database.call(
                                    () ->
                                        transactions.promote(
                                            model, version, artifact, overrideReason)))
                        .invoke(report -> requireMoved(model, version, report))
                        .chain(() -> database.call(() -> registry.model(model))));
  }

  private static void requireMoved(String model, long version, GateReport report) {
    if (!report.passed() && report.overrideReason().isEmpty()) {
      throw new ServiceException(
          TrainingReason.PROMOTION_REFUSED,
          "version "
              + version
              + " of "
              + model
              + " is not made champion: "
              + report.refusals()
              + " (override_reason makes it champion all the same)");
    }
  }

  /**
   * Points an alias back to the version before.
   *
   * @param from the version that it points to, as the caller believes
   */
  public Uni<RegisteredModel> rollBack(String model, String alias, long from, String reason) {
    return transactions.back(model, alias, from, reason);
  }

  /** Moves with a number below the given one, the latest first; of all aliases where empty. */
  @WithSession
  public Uni<List<AliasMove>> movesBelow(String model, String alias, long below, int limit) {
    return registry
        .model(model)
        .chain(() -> statements.movesBelow(model, alias, below, limit))
        .map(rows -> rows.stream().map(AliasMoveRow::toDomain).toList());
  }
}
