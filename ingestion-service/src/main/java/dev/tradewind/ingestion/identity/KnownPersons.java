package dev.tradewind.ingestion.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.ingestion.identity.domain.ProposedLink;
import dev.tradewind.ingestion.message.Subjects;
import dev.tradewind.ingestion.message.Times;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns from events which ids are one person. What became of a pair of ids never changes (the
 * first link stays, and chains are refused for good), so a pair that was looked at is not looked at
 * again: nearly all events cost no call to the store.
 *
 * <p>That an alias is another shopper's already is no error here: the event is good, and the first
 * link stays.
 */
@Singleton
public class KnownPersons {

  private final IdentityLinks links;
  private final LinkSignal signal;
  private final Cache<Pair, Boolean> lookedAt;

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

  /** Makes the links that the events tell of. Durable once this answers. */
  public Uni<Void> learnFrom(List<Event> events) {
    Map<Pair, ProposedLink> news = new LinkedHashMap<>();
    for (Event event : events) {
      if (!event.getShopperId().isEmpty() && !Subjects.isItem(event)) {
        propose(event, event.getAnonymousId(), news);
        propose(event, event.getLoyaltyCardId(), news);
      }
    }
    if (news.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return links
        .link(List.copyOf(news.values()))
        .invoke(
            outcomes -> {
              news.keySet().forEach(pair -> lookedAt.put(pair, true));
              signal.made(outcomes);
            })
        .replaceWithVoid();
  }

  private void propose(Event event, String alias, Map<Pair, ProposedLink> news) {
    if (alias.isEmpty() || alias.equals(event.getShopperId())) {
      return;
    }
    Pair pair = new Pair(event.getShopperId(), alias);
    if (lookedAt.getIfPresent(pair) != null || news.containsKey(pair)) {
      return;
    }
    // To the microsecond, as links are kept.
    Instant since = Times.instant(event.getOccurredAt()).truncatedTo(ChronoUnit.MICROS);
    news.put(pair, new ProposedLink(pair.shopperId(), alias, since));
  }
}
