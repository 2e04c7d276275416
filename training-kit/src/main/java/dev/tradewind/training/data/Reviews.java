package dev.tradewind.training.data;

import dev.tradewind.training.data.Utterance.Split;
import dev.tradewind.training.run.RunFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reviews, favourable or not.
 *
 * @param reviews in the order of the files, but for those without a text
 * @param ownTests whether each domain came in files of its own
 * @param empty how many had no text
 * @param files that were read
 */
public record Reviews(List<Review> reviews, boolean ownTests, int empty, List<Path> files) {

  private static final int LONGEST_TEXT = 100_000;

  public Reviews {
    reviews = List.copyOf(reviews);
    files = List.copyOf(files);
  }

  /**
   * Reads a file, plain, gzipped or zipped; or a directory of one table, or of files of lines,
   * whose names say the domain and the part.
   *
   * @throws RunFailure DATA_INVALID, naming the line
   */
  public static Reviews read(Path path) {
    List<Path> lines = DataFiles.at(path, ReviewLines::matches);
    List<Path> tables = lines.isEmpty() ? DataFiles.at(path, ReviewTable::matches) : List.of();
    if (lines.isEmpty() && tables.isEmpty()) {
      throw RunFailure.data(
          path
              + " has no reviews (expected: a CSV with a header that has label and review, and if"
              + " wished cat, or files of lines label<TAB>text; label is 1 or 0)");
    }
    if (tables.size() > 1) {
      throw RunFailure.data(path + " holds several tables of reviews: name one of " + tables);
    }
    return tables.isEmpty()
        ? cleaned(lines(lines), lines.size() > 1, lines)
        : cleaned(ReviewTable.read(tables.get(0)), false, tables);
  }

  private static List<Review> lines(List<Path> files) {
    if (files.size() == 1) {
      return ReviewLines.read(files.get(0), "", Split.UNSTATED);
    }
    List<Review> reviews = new ArrayList<>();
    for (Path file : files) {
      ReviewParts parts = ReviewParts.of(file);
      reviews.addAll(ReviewLines.read(file, parts.domain(), parts.split()));
    }
    return reviews;
  }

  private static Reviews cleaned(List<Review> all, boolean ownTests, List<Path> files) {
    List<Review> kept = new ArrayList<>();
    for (Review one : all) {
      if (one.text().length() > LONGEST_TEXT) {
        throw RunFailure.data("a review of more than " + LONGEST_TEXT + " characters");
      }
      if (!one.text().isBlank()) {
        kept.add(one);
      }
    }
    return new Reviews(kept, ownTests, all.size() - kept.size(), files);
  }
}
