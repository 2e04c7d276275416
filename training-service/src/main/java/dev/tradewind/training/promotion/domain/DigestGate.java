package dev.tradewind.training.promotion.domain;

import static dev.tradewind.training.promotion.domain.GateName.DIGEST;

import dev.tradewind.training.domain.ModelVersion;
import dev.tradewind.training.promotion.domain.GateResult.Passed;
import dev.tradewind.training.promotion.domain.GateResult.Refused;
import java.util.Optional;

/** The artefact's files are those that were registered. */
final class DigestGate implements Gate {

  @Override
  public GateResult ask(Candidate candidate, Optional<ModelVersion> champion) {
    String registered = Words.shortened(candidate.version().artifactDigest());
    String now = candidate.artifact().digest();
    if (now.isEmpty()) {
      return new Refused(DIGEST, "the artefact is gone; it was registered as " + registered);
    }
    if (!now.equals(candidate.version().artifactDigest())) {
      return new Refused(
          DIGEST,
          "the artefact has been changed: its digest is "
              + Words.shortened(now)
              + ", and it was registered as "
              + registered);
    }
    return new Passed(DIGEST, "the artefact is as it was registered, " + registered);
  }
}
