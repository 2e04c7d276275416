package dev.tradewind.training.data;

import dev.tradewind.training.data.Utterance.Split;
import dev.tradewind.training.run.RunFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/**
 * CSV files with a header that has a column of labels and one of texts, by any of their usual
 * names, and if wished one of domains and one of splits.
 */
final class ReviewTable implements CsvFile.Reader {

  private static final Set<String> LABEL = Set.of("label", "sentiment", "polarity", "favourable");
  private static final Set<String> TEXT = Set.of("review", "text", "comment", "content");
  private static final Set<String> DOMAIN = Set.of("cat", "category", "domain");
  private static final Set<String> SPLIT = Set.of("split");

  private final List<Review> reviews = new ArrayList<>();
  private int label;
  private int text;
  private int domain;
  private int split;

  private ReviewTable() {}

  static boolean matches(Path file) {
    List<String> columns = CsvFile.columns(file);
    return place(columns, LABEL) >= 0 && place(columns, TEXT) >= 0;
  }

  static List<Review> read(Path file) {
    ReviewTable table = new ReviewTable();
    CsvFile.read(file, table);
    return table.reviews;
  }

  @Override
  public void columns(List<String> names) {
    label = place(names, LABEL);
    text = place(names, TEXT);
    domain = place(names, DOMAIN);
    split = place(names, SPLIT);
  }

  @Override
  public void row(CSVRecord values, long line) {
    reviews.add(
        new Review(
            values.get(text),
            ReviewLabel.isFavourable(values.get(label), line),
            domain < 0 ? "" : values.get(domain),
            split < 0 ? Split.UNSTATED : part(values.get(split), line)));
  }

  private static Split part(String name, long line) {
    Split part = ReviewParts.part(name);
    if (part == Split.UNSTATED) {
      throw RunFailure.dataLine(line, "split: \"" + name + "\" (expected: train|validation|test)");
    }
    return part;
  }

  private static int place(List<String> columns, Set<String> names) {
    for (int i = 0; i < columns.size(); i++) {
      if (names.contains(columns.get(i).strip().toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    return -1;
  }
}
