package dev.tradewind.ingestion.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ingestion.identity.domain.Identity;
import dev.tradewind.ingestion.identity.domain.IdentityLink;
import dev.tradewind.ingestion.identity.domain.LinkOutcome;
import dev.tradewind.ingestion.identity.domain.LinkSlice;
import dev.tradewind.ingestion.identity.domain.ProposedLink;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store of links keeps. */
public abstract class IdentityLinksContract {

  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final Instant SINCE = Instant.parse("2026-03-01T10:00:00.123456Z");

  /** The store; it may have links of others. */
  protected abstract IdentityLinks links();

  @Test
  void aLinkIsFoundByEachOfItsIds() {
    String shopper = unique("shopper");
    String visitor = unique("visitor");
    String card = unique("card");

    List<LinkOutcome> outcomes = link(pair(shopper, visitor), pair(shopper, card));

    List<IdentityLink> made =
        outcomes.stream().map(outcome -> ((LinkOutcome.Linked) outcome).link()).toList();
    assertThat(made)
        .containsExactly(
            new IdentityLink(made.get(0).sequence(), shopper, visitor, SINCE),
            new IdentityLink(made.get(0).sequence() + 1, shopper, card, SINCE));
    for (String id : List.of(shopper, visitor, card)) {
      assertThat(await(links().find(id))).isEqualTo(new Identity(shopper, made));
    }
    assertThat(await(links().find("nobody"))).isEqualTo(new Identity("nobody", List.of()));
  }

  @Test
  void linkingAgainAnswersTheFirstLink() {
    String shopper = unique("shopper");
    String visitor = unique("visitor");
    LinkOutcome first = link(pair(shopper, visitor)).get(0);
    long end = end();

    LinkOutcome again = link(new ProposedLink(shopper, visitor, SINCE.plusSeconds(99))).get(0);

    assertThat(again).isEqualTo(first);
    assertThat(end()).isEqualTo(end);
  }

  @Test
  void theFirstLinkStays() {
    String visitor = unique("visitor");
    String first = unique("shopper");

    List<LinkOutcome> outcomes = link(pair(first, visitor), pair(unique("shopper"), visitor));

    assertThat(outcomes.get(1)).isEqualTo(new LinkOutcome.AliasTaken());
    assertThat(await(links().find(visitor)).shopperId()).isEqualTo(first);
  }

  @Test
  void thereAreNoChains() {
    String a = unique("a");
    String b = unique("b");
    String c = unique("c");

    assertThat(link(pair(a, b), pair(b, c), pair(c, a)))
        .element(0)
        .isInstanceOf(LinkOutcome.Linked.class);
    assertThat(link(pair(b, c))).containsExactly(new LinkOutcome.AliasIsShopper());
    assertThat(link(pair(c, a))).containsExactly(new LinkOutcome.AliasIsShopper());
    assertThat(await(links().find(c)).links()).isEmpty();
  }

  /**
   * Many connections at once, as of many instances, tell of the same visitors under different
   * shoppers: each visitor becomes exactly one's, and the sequence has no gap.
   */
  @Test
  void ofManyWhoLinkOneAliasOneWinsAndTheSequenceStaysDense() {
    long before = end();
    List<String> visitors = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      visitors.add(unique("visitor"));
    }
    List<Uni<List<LinkOutcome>>> linking = new ArrayList<>();
    for (int instance = 0; instance < 12; instance++) {
      String shopper = unique("shopper");
      linking.add(links().link(visitors.stream().map(visitor -> pair(shopper, visitor)).toList()));
    }

    List<List<LinkOutcome>> all =
        await(Uni.join().all(linking).usingConcurrencyOf(12).andFailFast());

    for (int visitor = 0; visitor < visitors.size(); visitor++) {
      int number = visitor;
      List<LinkOutcome> outcomes = all.stream().map(of -> of.get(number)).toList();
      assertThat(outcomes).filteredOn(LinkOutcome.Linked.class::isInstance).hasSize(1);
      assertThat(outcomes).filteredOn(LinkOutcome.AliasTaken.class::isInstance).hasSize(11);
    }
    LinkSlice made = await(links().read(before, 1_000));
    assertThat(made.links())
        .extracting(IdentityLink::sequence)
        .containsExactlyElementsOf(LongStream.range(before, made.endSequence()).boxed().toList());
    assertThat(made.links())
        .extracting(IdentityLink::aliasId)
        .containsExactlyInAnyOrderElementsOf(visitors);
  }

  @Test
  void readsInPieces() {
    long from = end();
    String shopper = unique("shopper");
    link(pair(shopper, unique("v")), pair(shopper, unique("v")), pair(shopper, unique("v")));

    LinkSlice first = await(links().read(from, 2));
    assertThat(first.links()).extracting(IdentityLink::sequence).containsExactly(from, from + 1);
    assertThat(first.endSequence()).isEqualTo(from + 3);
    assertThat(await(links().read(from + 3, 2))).isEqualTo(new LinkSlice(List.of(), from + 3));
  }

  private List<LinkOutcome> link(ProposedLink... proposed) {
    return await(links().link(Arrays.asList(proposed)));
  }

  private long end() {
    return await(links().read(Long.MAX_VALUE, 1)).endSequence();
  }

  private static ProposedLink pair(String shopper, String alias) {
    return new ProposedLink(shopper, alias, SINCE);
  }

  private static String unique(String prefix) {
    return "links-" + prefix + "-" + NEXT.incrementAndGet();
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }
}
