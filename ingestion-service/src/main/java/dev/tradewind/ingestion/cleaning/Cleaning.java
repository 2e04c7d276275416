package dev.tradewind.ingestion.cleaning;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.ingestion.cleaning.domain.Action;
import dev.tradewind.ingestion.cleaning.domain.Agents;
import dev.tradewind.ingestion.cleaning.domain.Arrival;
import dev.tradewind.ingestion.cleaning.domain.BusySubjects;
import dev.tradewind.ingestion.cleaning.domain.ClockSkew;
import dev.tradewind.ingestion.cleaning.domain.Currencies;
import dev.tradewind.ingestion.cleaning.domain.Rule;
import dev.tradewind.ingestion.event.log.EventLogConfig;
import dev.tradewind.ingestion.message.Subjects;
import dev.tradewind.kit.validation.MessageValidator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Asks each event the rules of cleaning, in their order; the first refusal ends it. */
@Singleton
public class Cleaning {

  /** An event of an id that was taken before: found by the log, not by looking at the event. */
  public static final Rule DUPLICATE =
      new Rule("DUPLICATE", Action.IGNORE, "An event of this event_id was accepted before.");

  /** An event that names two persons as one: found by the links, not by looking at the event. */
  public static final Rule IDENTITY_CONFLICT =
      new Rule(
          "IDENTITY_CONFLICT",
          Action.COUNT,
          "The anonymous_id or loyalty_card_id cannot be linked to the shopper_id: it is another"
              + " shopper's, or one of the two is linked the other way round. The earlier link"
              + " stays.");

  private final List<CleaningStep> steps;
  private final BusySubjects subjects;

  @Inject
  Cleaning(MessageValidator validator, CleaningConfig config, EventLogConfig log) {
    this(
        validator,
        config.cleaning(),
        new Currencies(config.currency().base(), config.currency().rates()),
        log.append());
  }

  Cleaning(
      MessageValidator validator,
      CleaningConfig.Cleaning config,
      Currencies currencies,
      EventLogConfig.Append append) {
    subjects = new BusySubjects(config.maxEventsPerMinute(), config.maxSubjects());
    // What fills gaps comes before what finds them. Times are put right before they are judged.
    // Subjects are counted last: what is refused for another reason does not count.
    steps =
        List.of(
            new UserAgentRemoved(),
            new CurrencyMissing(currencies),
            new FieldInvalid(validator),
            new ClockSkewed(new ClockSkew(config.maxClockSkew())),
            new EventInFuture(append.maxClockLead()),
            new LateEvent(config.maxDelay()),
            new BotTraffic(),
            new AgentUnchecked(),
            new CurrencyUnknown(currencies),
            new CurrencyConverted(currencies),
            new SubjectTooBusy(subjects, config.maxEventsPerMinute()));
  }

  /** Every rule, in the order in which they are asked. */
  public List<Rule> rules() {
    return Stream.concat(
            steps.stream().map(CleaningStep::rule), Stream.of(DUPLICATE, IDENTITY_CONFLICT))
        .toList();
  }

  /**
   * Asks one event.
   *
   * @param agents what is known of the user agents of its batch
   */
  public Cleaned clean(Event event, Arrival arrival, Agents agents) {
    Draft draft = new Draft(event, agents.of(event.getClient().getUserAgent()));
    List<String> caughtBy = new ArrayList<>(0);
    for (CleaningStep step : steps) {
      Verdict verdict = step.look(draft, arrival);
      if (verdict instanceof Verdict.Clean) {
        continue;
      }
      caughtBy.add(step.rule().name());
      if (verdict instanceof Verdict.Refused refused) {
        return new Cleaned.Refused(
            draft.toKeep(), refused.reason(), refused.field(), refused.detail(), caughtBy);
      }
    }
    return new Cleaned.Passed(draft.build(), caughtBy);
  }

  /** Says that an event that passed did not enter the log after all. */
  public void didNotEnter(Event event, Arrival arrival) {
    if (!arrival.backfill() && !Subjects.isNobodys(event)) {
      subjects.giveBack(Subjects.of(event), arrival.now());
    }
  }
}
