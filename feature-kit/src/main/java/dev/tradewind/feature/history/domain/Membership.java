package dev.tradewind.feature.history.domain;

import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.definition.domain.EntityKeys;
import java.util.Optional;

/** Finds the entity that a line of an event belongs to, and the person behind it. */
final class Membership {

  private final EntityKeys keys;
  private final Identities identities;

  Membership(EntityKeys keys, Identities identities) {
    this.keys = keys;
    this.identities = keys.haveSubject() ? identities : Identities.NONE;
  }

  /** Whose line it is; empty where it lacks what makes an entity. */
  Optional<Member> of(EventFact event, int line) {
    String id = keys.idOf(event.subject(), event.line(line));
    return id.isEmpty() ? Optional.empty() : Optional.of(member(id, event.subject()));
  }

  /** The entity of an id. */
  Member of(String id) {
    return keys.subjectOf(id).map(subject -> member(id, subject)).orElse(Member.alone(id));
  }

  private Member member(String id, String subject) {
    return identities
        .linkOf(subject)
        .map(link -> new Member(id, keys.withSubject(id, link.shopper()), link.linkedAt()))
        .orElse(Member.alone(id));
  }
}
