package dev.tradewind.ingestion.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Search;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownPersonsTest {

  private final InMemoryIdentityLinks links = new InMemoryIdentityLinks();
  private final IdentityConfig config =
      new SmallRyeConfigBuilder()
          .withMapping(IdentityConfig.class)
          .withConverter(Duration.class, 200, new DurationConverter())
          .build()
          .getConfigMapping(IdentityConfig.class);
  private final KnownPersons persons = new KnownPersons(links, new LinkSignal(config), config);

  @Test
  void namesTheEventsWhoseAliasIsAnotherShoppers() {
    assertThat(learn(event("1", "ann", "tablet", ""))).isEmpty();
    assertThat(
            learn(
                event("2", "bob", "tablet", "card"),
                event("3", "bob", "tablet", ""),
                event("4", "bob", "", "card"),
                event("5", "ann", "tablet", "")))
        .containsExactlyInAnyOrder("2", "3");
  }

  @Test
  void aConflictInOneBatchIsTheLaterEvents() {
    assertThat(learn(event("1", "ann", "tablet", ""), event("2", "bob", "tablet", "")))
        .containsExactly("2");
  }

  @Test
  void whatWouldMakeAChainIsAConflict() {
    learn(event("1", "ann", "tablet", ""));
    assertThat(learn(event("2", "tablet", "phone", ""))).containsExactly("2");
    assertThat(learn(event("3", "cid", "ann", ""))).containsExactly("3");
  }

  @Test
  void aPairIsAskedForOnceAndItsConflictIsRemembered() {
    learn(event("1", "ann", "tablet", ""));
    learn(event("2", "bob", "tablet", ""));
    int asked = links.calls();

    assertThat(learn(event("3", "bob", "tablet", ""), event("4", "ann", "tablet", "")))
        .containsExactly("3");
    assertThat(links.calls()).isEqualTo(asked);
  }

  private Set<String> learn(Event... events) {
    return persons.learnFrom(List.of(events)).await().atMost(Duration.ofSeconds(10));
  }

  private static Event event(String id, String shopper, String visitor, String card) {
    return Event.newBuilder()
        .setEventId(id)
        .setShopperId(shopper)
        .setAnonymousId(visitor)
        .setLoyaltyCardId(card)
        .setOccurredAt(Timestamp.newBuilder().setSeconds(1_780_000_000))
        .setSearch(Search.newBuilder().setQuery("mug"))
        .build();
  }
}
