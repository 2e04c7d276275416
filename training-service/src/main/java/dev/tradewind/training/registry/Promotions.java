package dev.tradewind.training.registry;

import static dev.tradewind.training.promotion.domain.PromotionGates.CHAMPION;

import dev.tradewind.training.domain.ModelVersion;
import dev.tradewind.training.promotion.domain.Candidate;
import dev.tradewind.training.promotion.domain.GateReport;
import dev.tradewind.training.promotion.domain.PromotionGates;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks the gates in the transaction that will move the alias, under the model's lock: the champion
 * that a version is compared with is the one that it replaces.
 */
@ApplicationScoped
public class Promotions {

  private final AliasStatements aliases;
  private final RegistryStatements versions;

  Promotions(AliasStatements aliases, RegistryStatements versions) {
    this.aliases = aliases;
    this.versions = versions;
  }

  /** What the gates say of the candidate now. */
  public Uni<GateReport> ask(Candidate candidate, Instant now) {
    String model = candidate.version().model();
    return aliases
        .lock(model)
        .chain(() -> aliases.top(model, CHAMPION))
        .chain(
            top ->
                top.isEmpty()
                    ? Uni.createFrom().item(Optional.<ModelVersion>empty())
                    : versions.version(model, top.get().version()).map(Optional::ofNullable))
        .map(champion -> PromotionGates.ask(candidate, champion, now));
  }
}
