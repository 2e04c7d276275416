package dev.tradewind.feature.identity.domain;

import dev.tradewind.feature.definition.domain.EntityKeys;
import java.util.List;
import java.util.Optional;

/**
 * Which ids are one person. A person is a shopper's id and the aliases that were linked to it;
 * aliases have no aliases. An id that was never linked is a person by itself.
 */
public interface Identities extends Links {

  /**
   * The person's ids as of a moment: what was linked before it counts.
   *
   * @param id any of the person's ids
   * @param asOf microseconds
   * @return each once; the one that stands for the person is the first
   */
  List<String> idsOf(String id, long asOf);

  /**
   * The ids that an entity's states are kept under: with a shopper among its keys it is known by
   * each of the person's ids. All entities that {@link Member#knownAs} names alike have the same.
   *
   * @param entity under any of its ids
   * @param asOf microseconds
   * @return each once; the one that stands for the entity is the first; empty where it cannot be an
   *     id of such an entity
   */
  default List<String> namesOf(EntityKeys keys, String entity, long asOf) {
    if (!keys.haveSubject()) {
      return List.of(entity);
    }
    Optional<String> subject = keys.subjectOf(entity);
    if (subject.isEmpty()) {
      return List.of();
    }
    List<String> ids = idsOf(subject.get(), asOf);
    return ids.size() == 1
        ? List.of(entity)
        : ids.stream().map(id -> keys.withSubject(entity, id)).toList();
  }
}
