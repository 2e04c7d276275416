package dev.tradewind.ingestion.cleaning;

import dev.tradewind.ingestion.cleaning.domain.Arrival;
import dev.tradewind.ingestion.cleaning.domain.Rule;

/** A rule of cleaning that looks at one event by itself. */
interface CleaningStep {

  /** The rule, as it is declared. */
  Rule rule();

  /** Looks at the event, and puts it right where that is what the rule does. */
  Verdict look(Draft draft, Arrival arrival);
}
