package dev.tradewind.training.ctr;

import dev.tradewind.training.data.CsvFile;
import dev.tradewind.training.data.DataFiles;
import dev.tradewind.training.data.Fingerprint;
import dev.tradewind.training.data.table.Profile;
import dev.tradewind.training.data.table.Profiles;
import dev.tradewind.training.risk.learner.Examples;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.RunFailure;
import java.nio.file.Path;
import java.util.List;

/**
 * What was shown, and whether it was chosen.
 *
 * @param examples context, item and position as columns; whether it was clicked
 * @param item place of the item among the columns; -1 where there is none
 * @param position place of the position; -1 where there is none
 * @param items ids of items and of histories, the most frequent first
 * @param histories of each impression: numbers of items, oldest first
 * @param times of each impression; empty where there are none
 * @param shoppers number of each impression's shopper; empty where there are none
 * @param propensities of each impression; empty where there are none
 * @param leftOut columns that are not learned from, with the reason
 * @param unlabelled rows without a label
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers; never compared or printed
record Impressions(
    Examples examples,
    int item,
    int position,
    List<String> items,
    int[][] histories,
    double[] times,
    int[] shoppers,
    double[] propensities,
    List<String> leftOut,
    long unlabelled,
    String fingerprint) {

  private static final int FEWEST = 100;
  private static final List<String> DOCUMENTS = List.of(".md", ".txt", ".html", ".pdf", ".json");

  /**
   * Reads a CSV, gzipped or not: twice, first to see what its columns are.
   *
   * @throws RunFailure DATA_INVALID or PARAMETER_INVALID
   */
  static Impressions read(Path path, Hyperparameters parameters) {
    boolean named = !parameters.text("label").isEmpty();
    List<Path> files =
        DataFiles.at(
            path,
            file ->
                DOCUMENTS.stream().noneMatch(String.valueOf(file.getFileName())::endsWith)
                    && (named || ClickColumns.areAt(CsvFile.columns(file))));
    if (files.size() != 1) {
      throw RunFailure.data(
          files.isEmpty()
              ? path + " has no impressions (expected: a CSV with the column click, of 0 and 1)"
              : path + " holds several files of impressions: name one of " + files);
    }
    Path file = files.get(0);
    List<Profile> profiles = Profiles.of(file);
    ClickColumns columns = ClickColumns.of(profiles, parameters);
    ImpressionRows rows = new ImpressionRows(profiles, columns);
    CsvFile.read(file, rows);
    Impressions all = rows.impressions(Fingerprint.of(file));
    if (all.examples.size() < FEWEST) {
      throw RunFailure.data(
          all.examples.size() + " impressions (expected: " + FEWEST + " at least)");
    }
    return all;
  }

  boolean isTimed() {
    return times.length > 0;
  }

  boolean hasHistories() {
    return histories.length > 0;
  }

  boolean hasShoppers() {
    return shoppers.length > 0;
  }

  boolean hasPropensities() {
    return propensities.length > 0 && item >= 0;
  }
}
