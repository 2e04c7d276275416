package dev.tradewind.ingestion.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.ingestion.identity.domain.LinkOutcome;
import dev.tradewind.ingestion.identity.domain.ProposedLink;
import dev.tradewind.ingestion.message.Subjects;
import dev.tradewind.ingestion.message.Times;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Learns from events which ids are one person. What became of a pair of ids never changes (the
 * first link stays, and chains are refused for good), so a pair that was looked at is not looked at
 * again: nearly all events cost no call to the store.
 *
 * <p>That an alias is another shopper's already is no error here: the event is good, and the first
 * link stays. But it is told, each time: many such events mean that a shared device, or a shop that
 * mixes up ids, keeps persons apart who are taken for one.
 */
@Singleton
public class KnownPersons {

  private final IdentityLinks links;
  private final LinkSignal signal;
  private final Cache<Pair, Standing> lookedAt;

  KnownPersons(IdentityLinks links, LinkSignal signal, IdentityConfig config) {
    if (config.maxKnownPairs() < 1) {
      throw new IllegalArgumentException(
          "tradewind.ingestion.identity.max-known-pairs: "
              + config.maxKnownPairs()
              + " (expected: >= 1)");
    }
    this.links = links;
    this.signal = signal;
    // Run by the caller: no thread of its own for an eviction now and then.
    this.lookedAt =
        Caffeine.newBuilder().maximumSize(config.maxKnownPairs()).executor(Runnable::run).build();
  }

  private record Pair(String shopperId, String aliasId) {}

  /** What became of a pair. */
  private enum Standing {
    LINKED,
    IN_CONFLICT
  }

  /** A pair that was not looked at yet, and the events that name it. */
  private record News(ProposedLink link, List<String> eventIds) {}

  /**
   * Makes the links that the events tell of. Durable once this answers.
   *
   * @return ids of those events whose ids cannot be one person's, by links that were made before
   */
  public Uni<Set<String>> learnFrom(List<Event> events) {
    Map<Pair, News> news = new LinkedHashMap<>();
    Set<String> inConflict = new HashSet<>(0);
    for (Event event : events) {
      if (!event.getShopperId().isEmpty() && !Subjects.isNobodys(event)) {
        look(event, event.getAnonymousId(), news, inConflict);
        look(event, event.getLoyaltyCardId(), news, inConflict);
      }
    }
    if (news.isEmpty()) {
      return Uni.createFrom().item(inConflict);
    }
    return links
        .link(news.values().stream().map(News::link).toList())
        .invoke(signal::made)
        .invoke(outcomes -> remember(news, outcomes, inConflict))
        .replaceWith(inConflict);
  }

  private void look(Event event, String alias, Map<Pair, News> news, Set<String> inConflict) {
    if (alias.isEmpty() || alias.equals(event.getShopperId())) {
      return;
    }
    Pair pair = new Pair(event.getShopperId(), alias);
    Standing standing = lookedAt.getIfPresent(pair);
    if (standing == null) {
      news.computeIfAbsent(pair, unknown -> news(event, pair)).eventIds().add(event.getEventId());
    } else if (standing == Standing.IN_CONFLICT) {
      inConflict.add(event.getEventId());
    }
  }

  private static News news(Event event, Pair pair) {
    // To the microsecond, as links are kept.
    Instant since = Times.instant(event.getOccurredAt()).truncatedTo(ChronoUnit.MICROS);
    return new News(new ProposedLink(pair.shopperId(), pair.aliasId(), since), new ArrayList<>(1));
  }

  private void remember(Map<Pair, News> news, List<LinkOutcome> outcomes, Set<String> inConflict) {
    Iterator<LinkOutcome> outcome = outcomes.iterator();
    news.forEach(
        (pair, one) -> {
          boolean linked = outcome.next() instanceof LinkOutcome.Linked;
          lookedAt.put(pair, linked ? Standing.LINKED : Standing.IN_CONFLICT);
          if (!linked) {
            inConflict.addAll(one.eventIds());
          }
        });
  }
}
