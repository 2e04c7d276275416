package dev.tradewind.training.data;

import dev.tradewind.training.run.RunFailure;
import java.util.Locale;
import java.util.Set;

/** How files write whether a review is favourable. */
final class ReviewLabel {

  private static final Set<String> FAVOURABLE =
      Set.of("1", "1.0", "+1", "true", "yes", "pos", "positive");
  private static final Set<String> UNFAVOURABLE =
      Set.of("0", "0.0", "-1", "-1.0", "false", "no", "neg", "negative");
  private static final int LONGEST = 8;

  private ReviewLabel() {}

  static boolean isOne(String text) {
    String plain = plain(text);
    return FAVOURABLE.contains(plain) || UNFAVOURABLE.contains(plain);
  }

  static boolean isFavourable(String text, long line) {
    if (!isOne(text)) {
      String shown = text.length() > 2 * LONGEST ? text.substring(0, 2 * LONGEST) + "…" : text;
      throw RunFailure.dataLine(
          line, "label: \"" + shown + "\" (expected: 1 or 0, positive or negative)");
    }
    return FAVOURABLE.contains(plain(text));
  }

  private static String plain(String text) {
    return text.length() > LONGEST ? text : text.strip().toLowerCase(Locale.ROOT);
  }
}
