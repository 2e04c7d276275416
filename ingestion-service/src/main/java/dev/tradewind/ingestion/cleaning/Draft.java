package dev.tradewind.ingestion.cleaning;

import dev.tradewind.api.ingestion.v1.Correction;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventOrBuilder;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.ingestion.cleaning.domain.Agent;
import org.jspecify.annotations.Nullable;

/** An event under cleaning. Nearly all need no change: a copy is made with the first one. */
final class Draft {

  private final Event sent;
  private final String userAgent;
  private final Agent agent;
  private Event.@Nullable Builder changed;

  /**
   * Takes the event without what is not the sender's to say (corrections and converted prices) and
   * what is never stored (its user agent, which remains to be looked at).
   */
  Draft(Event sent, Agent agent) {
    this.agent = agent;
    this.userAgent = sent.getClient().getUserAgent();
    this.sent = sent;
    if (sent.getCorrectionsCount() > 0) {
      change().clearCorrections();
    }
    if (!userAgent.isEmpty()) {
      change().getClientBuilder().clearUserAgent();
    }
    if (Prices.lines(sent).stream().anyMatch(LineItem::hasBasePrice)) {
      Prices.lineBuilders(change()).forEach(LineItem.Builder::clearBasePrice);
    }
  }

  /** The event as it is now. */
  EventOrBuilder now() {
    return changed == null ? sent : changed;
  }

  /** The event as it was sent, but for its user agent: what quarantine keeps. */
  Event toKeep() {
    if (userAgent.isEmpty()) {
      return sent;
    }
    Event.Builder kept = sent.toBuilder();
    kept.getClientBuilder().clearUserAgent();
    return kept.build();
  }

  /** The event as it is now, with its user agent: the contract has a rule for that, too. */
  Event withUserAgent() {
    if (userAgent.isEmpty()) {
      return build();
    }
    Event.Builder whole = build().toBuilder();
    whole.getClientBuilder().setUserAgent(userAgent);
    return whole.build();
  }

  /** The user agent; empty where none was sent. */
  String userAgent() {
    return userAgent;
  }

  /** What is known of the user agent. */
  Agent agent() {
    return agent;
  }

  /** The event, for a change. */
  Event.Builder change() {
    if (changed == null) {
      changed = sent.toBuilder();
    }
    return changed;
  }

  /** Notes a change in the event itself. */
  void correct(String rule, String field, String original) {
    change()
        .addCorrections(
            Correction.newBuilder().setRule(rule).setField(field).setOriginal(original));
  }

  Event build() {
    return changed == null ? sent : changed.build();
  }
}
