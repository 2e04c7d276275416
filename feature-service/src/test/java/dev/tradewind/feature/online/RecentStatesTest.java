package dev.tradewind.feature.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentStatesTest {

  private static final byte[] STATE = {1, 2, 3};

  private final AtomicLong now = new AtomicLong();

  @Test
  void tellsAStateFromNoneAndFromOneThatWasNotRead() {
    RecentStates recent = new RecentStates(100_000, Duration.ofHours(1), now::get);
    recent.keep(List.of(key("ann"), key("bob")), Arrays.asList(STATE, null));

    List<byte[]> found = recent.find(List.of(key("bob"), key("eve"), key("ann")));

    assertThat(found.get(0)).isNull();
    assertThat(found.get(1)).isSameAs(RecentStates.UNKNOWN);
    assertThat(found.get(2)).isEqualTo(STATE);
  }

  @Test
  void whatWasReadLongAgoIsNotKnown() {
    RecentStates recent = new RecentStates(100_000, Duration.ofHours(1), now::get);
    recent.keep(List.of(key("ann")), List.of(STATE));
    now.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(recent.find(List.of(key("ann")))).containsExactly(RecentStates.UNKNOWN);
  }

  @Test
  void whatIsReadAgainIsKnownForLongerButNotWhatIsFound() {
    RecentStates recent = new RecentStates(100_000, Duration.ofHours(1), now::get);
    recent.keep(List.of(key("ann"), key("bob")), List.of(STATE, STATE));
    now.addAndGet(Duration.ofMinutes(40).toNanos());
    recent.keep(List.of(key("ann")), List.of(STATE.clone()));
    recent.find(List.of(key("bob")));
    now.addAndGet(Duration.ofMinutes(40).toNanos());
    assertThat(recent.find(List.of(key("ann"), key("bob"))))
        .containsExactly(STATE, RecentStates.UNKNOWN);
  }

  @Test
  void whatHasChangedReplacesWhatWasKept() {
    RecentStates recent = new RecentStates(100_000, Duration.ofHours(1), now::get);
    recent.keep(List.of(key("ann")), List.of(STATE));
    recent.keep(List.of(key("ann")), Collections.singletonList(null));
    assertThat(recent.find(List.of(key("ann")))).containsExactly((byte[]) null);
  }

  @Test
  void takesNoMoreMemoryThanItMay() {
    RecentStates recent = new RecentStates(50_000, Duration.ofHours(1), now::get);
    List<StateKey> keys = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      keys.add(key("shopper-" + i));
      recent.keep(List.of(keys.get(i)), List.of(new byte[1000]));
    }
    assertThat(recent.find(keys).stream().filter(state -> state != RecentStates.UNKNOWN).count())
        .isBetween(1L, 50L);
  }

  private static StateKey key(String entity) {
    return new StateKey("view", entity, StateKey.WHOLE);
  }
}
