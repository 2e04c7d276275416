package dev.tradewind.training.data;

import dev.tradewind.training.data.Utterance.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the name of one of several files says: {@code books.train.tsv.gz} is what is learned from of
 * {@code books}. A name without a part is a domain without one.
 */
record ReviewParts(String domain, Split split) {

  private static final List<String> ENDINGS = List.of("gz", "zip", "tsv", "txt", "csv", "dat");

  static ReviewParts of(Path file) {
    List<String> words =
        new ArrayList<>(Arrays.asList(String.valueOf(file.getFileName()).split("\\.")));
    while (words.size() > 1 && ENDINGS.contains(last(words).toLowerCase(Locale.ROOT))) {
      words.remove(words.size() - 1);
    }
    String name = String.join(".", words);
    int at =
        Math.max(Math.max(name.lastIndexOf('.'), name.lastIndexOf('_')), name.lastIndexOf('-'));
    Split split = part(name.substring(at + 1));
    boolean named = split != Split.UNSTATED;
    return new ReviewParts(named ? name.substring(0, Math.max(0, at)) : name, split);
  }

  /** The part of a name; UNSTATED where it is none. */
  static Split part(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "train", "training" -> Split.TRAIN;
      case "validation", "val", "valid", "dev" -> Split.VALIDATION;
      case "test" -> Split.TEST;
      default -> Split.UNSTATED;
    };
  }

  private static String last(List<String> words) {
    return words.get(words.size() - 1);
  }
}
