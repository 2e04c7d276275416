package dev.tradewind.feature.identity.domain;

import dev.tradewind.feature.definition.domain.EntityKeys;
import dev.tradewind.feature.definition.domain.LineVariables;
import java.util.Optional;

/** Finds the entity that a line of an event belongs to, and the person behind it. */
public final class Membership {

  private final EntityKeys keys;
  private final Links links;

  public Membership(EntityKeys keys, Links links) {
    this.keys = keys;
    this.links = keys.haveSubject() ? links : Links.NONE;
  }

  /** Whose line of a subject's event it is; empty where it lacks what makes an entity. */
  public Optional<Member> of(String subject, LineVariables line) {
    String id = keys.idOf(subject, line);
    return id.isEmpty() ? Optional.empty() : Optional.of(member(id, subject));
  }

  /** The entity of an id. */
  public Member of(String id) {
    return keys.subjectOf(id).map(subject -> member(id, subject)).orElse(Member.alone(id));
  }

  private Member member(String id, String subject) {
    return links
        .linkOf(subject)
        .map(link -> new Member(id, keys.withSubject(id, link.shopper()), link.linkedAt()))
        .orElse(Member.alone(id));
  }
}
