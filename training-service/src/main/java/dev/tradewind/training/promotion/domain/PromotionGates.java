package dev.tradewind.training.promotion.domain;

import dev.tradewind.training.domain.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All gates. Each is asked, also after one has refused: whoever reads it wants the whole story. */
public final class PromotionGates {

  /** The alias that the version in service has. */
  public static final String CHAMPION = "champion";

  private static final List<Gate> GATES =
      List.of(
          new FloorGate(),
          new ChampionGate(),
          new SubgroupGate(),
          new GoldenGate(),
          new DigestGate());

  private PromotionGates() {}

  /**
   * Asks the gates.
   *
   * @param champion the version in service; empty where there is none
   */
  public static GateReport ask(Candidate candidate, Optional<ModelVersion> champion, Instant now) {
    return new GateReport(
        GATES.stream().map(gate -> gate.ask(candidate, champion)).toList(),
        champion.map(ModelVersion::version).orElse(0L),
        now,
        "");
  }
}
