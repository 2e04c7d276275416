package dev.tradewind.inference.serving.domain;

import java.util.NavigableSet;
import java.util.TreeSet;

/** Which of the versions that are there shall be loaded; those of TensorFlow Serving. */
public sealed interface VersionPolicy {

  /** The newest one. */
  VersionPolicy DEFAULT = new Latest(1);

  /** The numbers to load. */
  NavigableSet<Long> choose(NavigableSet<Long> available);

  /**
   * The newest ones.
   *
   * @param count how many, 1 or more
   */
  record Latest(int count) implements VersionPolicy {

    public Latest {
      if (count < 1) {
        throw new IllegalArgumentException("num_versions: " + count + " (expected: 1 or more)");
      }
    }

    @Override
    public NavigableSet<Long> choose(NavigableSet<Long> available) {
      NavigableSet<Long> newest = new TreeSet<>();
      available.descendingSet().stream().limit(count).forEach(newest::add);
      return newest;
    }
  }

  /** All that are there. */
  record All() implements VersionPolicy {

    @Override
    public NavigableSet<Long> choose(NavigableSet<Long> available) {
      return new TreeSet<>(available);
    }
  }

  /**
   * These, as far as they are there.
   *
   * @param versions their numbers
   */
  record Specific(NavigableSet<Long> versions) implements VersionPolicy {

    @Override
    public NavigableSet<Long> choose(NavigableSet<Long> available) {
      NavigableSet<Long> chosen = new TreeSet<>(versions);
      chosen.retainAll(available);
      return chosen;
    }
  }
}
