package dev.tradewind.training.promotion.domain;

import static dev.tradewind.training.promotion.domain.GateName.GOLDEN_REQUESTS;

import dev.tradewind.training.domain.GoldenCheck;
import dev.tradewind.training.domain.ModelVersion;
import dev.tradewind.training.promotion.domain.GateResult.NotApplicable;
import dev.tradewind.training.promotion.domain.GateResult.Passed;
import dev.tradewind.training.promotion.domain.GateResult.Refused;
import java.util.Optional;

/** The exported model gave to every golden request the answer that is recorded beside it. */
final class GoldenGate implements Gate {

  @Override
  public GateResult ask(Candidate candidate, Optional<ModelVersion> champion) {
    GoldenCheck check = candidate.version().golden();
    if (check == null) {
      return candidate.artifact().hasGoldenRequests()
          ? new Refused(
              GOLDEN_REQUESTS,
              "the artefact has golden requests, and the worker told no answers to them")
          : new NotApplicable(GOLDEN_REQUESTS, "the artefact has no golden requests");
    }
    if (check.answered() < check.requests()) {
      return new Refused(
          GOLDEN_REQUESTS,
          check.answered() + " of " + check.requests() + " golden requests were answered");
    }
    if (!check.differing().isEmpty()) {
      return new Refused(
          GOLDEN_REQUESTS,
          check.differing().size()
              + " of "
              + check.requests()
              + " golden requests were answered otherwise than recorded, first: "
              + check.differing().get(0));
    }
    return new Passed(
        GOLDEN_REQUESTS, "all " + check.requests() + " golden requests answered as recorded");
  }
}
