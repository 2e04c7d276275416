package dev.tradewind.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.run.RunWatchers.Watch;
import org.junit.jupiter.api.Test;

class RunWatchersTest {

  private final RunWatchers watchers = new RunWatchers(2);

  @Test
  void onlyThoseOfTheRunAreWoken() {
    Watch one = watchers.watch("one");
    Watch other = watchers.watch("other");

    watchers.changed("one");
    watchers.changed("none");

    assertThat(one.changed()).isDone();
    assertThat(other.changed()).isNotDone();
  }

  @Test
  void thereAreNeverMoreThanAllowed() {
    watchers.watch("one");
    Watch second = watchers.watch("one");

    assertThatThrownBy(() -> watchers.watch("one"))
        .isInstanceOfSatisfying(
            ServiceException.class,
            refused -> assertThat(refused.reason()).isEqualTo(CommonReason.OVERLOADED));
    second.close();
    second.close();
    watchers.watch("other");
    assertThat(watchers.count()).isEqualTo(2);
  }
}
