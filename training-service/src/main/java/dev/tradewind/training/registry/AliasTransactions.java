package dev.tradewind.training.registry;

import static dev.tradewind.training.promotion.domain.PromotionGates.CHAMPION;

import dev.tradewind.training.domain.AliasMove;
import dev.tradewind.training.domain.RegisteredModel;
import dev.tradewind.training.promotion.domain.Candidate;
import dev.tradewind.training.promotion.domain.GateReport;
import dev.tradewind.training.registry.AliasStatements.Move;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** What happens to aliases in one transaction each. */
@ApplicationScoped
class AliasTransactions {

  private final ModelRegistry registry;
  private final RegistryStatements statements;
  private final AliasMoves moves;
  private final Promotions promotions;
  private final Clock clock;

  AliasTransactions(
      ModelRegistry registry,
      RegistryStatements statements,
      AliasMoves moves,
      Promotions promotions,
      Clock clock) {
    this.registry = registry;
    this.statements = statements;
    this.moves = moves;
    this.promotions = promotions;
    this.clock = clock;
  }

  /** Points an alias to a version without asking anything. */
  @WithTransaction
  Uni<RegisteredModel> move(String model, String alias, long version, String reason) {
    return registry
        .model(model)
        .chain(() -> registry.version(model, version))
        .chain(
            () ->
                moves.forward(
                    new Move(model, alias, version, AliasMove.BY_API, reason, clock.instant())))
        .chain(() -> registry.model(model));
  }

  /**
   * Asks the gates, writes down what they say, and makes the version champion where they let it
   * through or someone overrides them.
   */
  @WithTransaction
  Uni<GateReport> promote(
      String model, long version, Candidate.Artifact artifact, String overrideReason) {
    Instant now = clock.instant();
    return registry
        .version(model, version)
        .chain(known -> promotions.ask(new Candidate(known, artifact), now))
        .map(report -> report.overridden(overrideReason))
        .chain(
            report ->
                statements
                    .setGates(model, version, report)
                    .chain(
                        () ->
                            report.passed() || !overrideReason.isEmpty()
                                ? moves.forward(
                                    new Move(
                                        model,
                                        CHAMPION,
                                        version,
                                        AliasMove.BY_API,
                                        why(overrideReason),
                                        now))
                                : Uni.createFrom().voidItem())
                    .replaceWith(report));
  }

  @WithTransaction
  Uni<RegisteredModel> back(String model, String alias, long from, String reason) {
    return registry
        .model(model)
        .chain(() -> moves.back(model, alias, from, reason, clock.instant()))
        .chain(() -> registry.model(model));
  }

  private static String why(String overrideReason) {
    return overrideReason.isEmpty() ? "passed the gates" : "gates overridden: " + overrideReason;
  }
}
