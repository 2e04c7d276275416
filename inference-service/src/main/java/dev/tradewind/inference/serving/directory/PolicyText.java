package dev.tradewind.inference.serving.directory;

import dev.tradewind.inference.serving.domain.VersionPolicy;
import java.util.NavigableSet;
import java.util.TreeSet;

/** A version policy as a setting says it. */
final class PolicyText {

  private static final String LATEST = "latest";

  private PolicyText() {}

  /**
   * @throws IllegalArgumentException naming the property
   */
  static VersionPolicy parse(String property, String text) {
    try {
      if (text.equals(LATEST)) {
        return VersionPolicy.DEFAULT;
      }
      if (text.startsWith(LATEST + ":")) {
        return new VersionPolicy.Latest(Integer.parseInt(text.substring(LATEST.length() + 1)));
      }
      if (text.equals("all")) {
        return new VersionPolicy.All();
      }
      NavigableSet<Long> numbers = new TreeSet<>();
      for (String number : text.split(",", -1)) {
        numbers.add(Long.parseLong(number.strip()));
      }
      return new VersionPolicy.Specific(numbers);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          property + ": " + text + " (expected: latest, latest:N, all, or numbers: 3,5)", wrong);
    }
  }
}
