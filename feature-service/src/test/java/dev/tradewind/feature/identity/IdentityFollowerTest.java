package dev.tradewind.feature.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.feature.identity.domain.Link;
import dev.tradewind.testkit.Eventually;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdentityFollowerTest {

  private static final long EVER = Long.MAX_VALUE;

  private final FakeLinks links = new FakeLinks();
  private IdentityFollower follower = follower(100);

  @AfterEach
  void stop() {
    follower.stop();
  }

  @Test
  void takesAllThatThereAreThenWhatComes() {
    for (int i = 0; i < 25; i++) {
      links.add(new Link("ann", "visitor-" + i, i));
    }
    assertThat(follower.isCaughtUp()).isFalse();

    follower.start();

    Eventually.until("caught up", follower::isCaughtUp);
    assertThat(follower.identities().idsOf("ann", EVER)).hasSize(26);
    links.add(new Link("bob", "card", 1));
    Eventually.until("the new one", () -> follower.identities().linkOf("card").isPresent());
  }

  @Test
  void goesOnWithWhatIsKnownWhileIngestionIsAway() {
    links.add(new Link("ann", "visitor", 1));
    follower.start();
    Eventually.until("caught up", follower::isCaughtUp);

    links.setAway(true);
    Eventually.until("failed tries", () -> links.refused() > 2);
    assertThat(follower.identities().idsOf("visitor", EVER)).containsExactly("ann", "visitor");
    links.add(new Link("ann", "card", 2));
    links.setAway(false);

    Eventually.until("the new one", () -> follower.identities().linkOf("card").isPresent());
  }

  @Test
  void isNotReadyBeforeTheFirstCatchingUp() {
    links.setAway(true);
    follower.start();
    Eventually.until("failed tries", () -> links.refused() > 2);
    assertThat(follower.isCaughtUp()).isFalse();
    links.setAway(false);
    Eventually.until("caught up", follower::isCaughtUp);
  }

  @Test
  void readsAgainFromTheFirstWhereTheLinksAreOthers() {
    links.add(new Link("ann", "visitor", 1));
    links.add(new Link("ann", "card", 1));
    follower.start();
    Eventually.until("caught up", follower::isCaughtUp);

    links.replaceAll(List.of(new Link("bob", "visitor", 1)));

    Eventually.until(
        "the others",
        () -> follower.identities().idsOf("visitor", EVER).equals(List.of("bob", "visitor")));
    assertThat(follower.identities().linkOf("card")).isEmpty();
  }

  @Test
  void moreThanTheLimitIsNotKnownAndItIsReady() {
    follower = follower(2);
    for (int i = 0; i < 5; i++) {
      links.add(new Link("ann", "visitor-" + i, i));
    }
    follower.start();
    Eventually.until("caught up", follower::isCaughtUp);
    assertThat(follower.identities().idsOf("ann", EVER)).hasSize(3);
  }

  private IdentityFollower follower(int maxLinks) {
    return new IdentityFollower(
        links,
        new IdentityConfig() {
          @Override
          public int maxLinks() {
            return maxLinks;
          }

          @Override
          public Duration longPoll() {
            return Duration.ofSeconds(1);
          }

          @Override
          public Duration firstRetry() {
            return Duration.ofMillis(1);
          }

          @Override
          public Duration longestRetry() {
            return Duration.ofMillis(5);
          }
        });
  }

  /** Links in memory, ten a page; a read of the end answers after a moment. */
  private static final class FakeLinks implements IdentityLinks {

    private static final int PAGE = 10;

    private final List<Link> links = new ArrayList<>();
    private boolean away;
    private int refused;

    synchronized void add(Link link) {
      links.add(link);
    }

    synchronized void replaceAll(List<Link> others) {
      links.clear();
      links.addAll(others);
    }

    synchronized void setAway(boolean nowAway) {
      away = nowAway;
    }

    synchronized int refused() {
      return refused;
    }

    @Override
    public Uni<Page> read(long from, Duration wait) {
      return Uni.createFrom()
          .voidItem()
          .onItem()
          .delayIt()
          .by(Duration.ofMillis(1))
          .map(ignored -> page((int) from));
    }

    private synchronized Page page(int from) {
      if (away) {
        refused++;
        throw new IllegalStateException("away");
      }
      if (from > links.size()) {
        throw new BeyondLinksException(from);
      }
      int to = Math.min(links.size(), from + PAGE);
      return new Page(links.subList(from, to), to, links.size());
    }
  }
}
