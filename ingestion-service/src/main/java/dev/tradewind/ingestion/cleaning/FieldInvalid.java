package dev.tradewind.ingestion.cleaning;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.EventOrBuilder;
import dev.tradewind.ingestion.cleaning.domain.Action;
import dev.tradewind.ingestion.cleaning.domain.Arrival;
import dev.tradewind.ingestion.cleaning.domain.Rule;
import dev.tradewind.ingestion.event.domain.RefusalReason;
import dev.tradewind.ingestion.message.Times;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.validation.MessageValidator;
import java.util.List;

/** What the contract itself says about each field. */
final class FieldInvalid implements CleaningStep {

  private static final Rule RULE =
      new Rule(
          RefusalReason.FIELD_INVALID.name(),
          Action.QUARANTINE,
          "A field is missing, or breaks the rule that the contract declares for it.");

  private final MessageValidator validator;

  FieldInvalid(MessageValidator validator) {
    this.validator = validator;
  }

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Verdict look(Draft draft, Arrival arrival) {
    EventOrBuilder event = draft.now();
    if (draft.userAgent().length() > QuickLook.MAX_USER_AGENT || !QuickLook.keepsAllRules(event)) {
      List<FieldViolation> violations = validator.violations(draft.withUserAgent());
      if (!violations.isEmpty()) {
        FieldViolation first = violations.get(0);
        return refused(first.field(), first.description());
      }
    }
    if (!Times.isValid(event.getOccurredAt())) {
      return noTime("occurred_at");
    }
    Timestamp sentAt = event.getSentAt();
    return event.hasSentAt() && !Times.isValid(sentAt) ? noTime("sent_at") : Verdict.CLEAN;
  }

  private static Verdict noTime(String field) {
    return refused(field, "must be within the years 1 to 9999, with 0 to 999,999,999 nanoseconds");
  }

  private static Verdict refused(String field, String detail) {
    return new Verdict.Refused(RefusalReason.FIELD_INVALID, field, detail);
  }
}
