package dev.tradewind.training.risk.table;

import dev.tradewind.training.data.table.Profile;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.RunFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the columns of a table are for.
 *
 * @param label place of the one to be told
 * @param time place of the one that says when; -1 where there is none
 * @param numbers places of columns of numbers
 * @param words places of columns of words
 * @param leftOut names of the others, each with the reason
 */
record Columns(
    int label, int time, List<Integer> numbers, List<Integer> words, List<String> leftOut) {

  /** A row number, say, is as long as the file: what is learned from it holds for no other row. */
  static Columns of(List<Profile> profiles, Hyperparameters parameters) {
    Profile label = LabelRule.choose(profiles, parameters.text("label"));
    Profile time = TimeRule.choose(profiles, label, parameters.text("time")).orElse(null);
    List<String> unwanted =
        Arrays.stream(parameters.text("leave_out").split(","))
            .map(String::trim)
            .filter(name -> !name.isEmpty())
            .map(name -> named(profiles, "leave_out", name).name())
            .toList();
    List<Integer> numbers = new ArrayList<>();
    List<Integer> words = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (int place = 0; place < profiles.size(); place++) {
      Profile one = profiles.get(place);
      if (one == label) {
        continue;
      }
      String reason = one == time ? "the time" : reason(one, unwanted);
      if (!reason.isEmpty()) {
        leftOut.add((one.name().isEmpty() ? "(no name)" : one.name()) + ": " + reason);
      } else if (one.isNumber() && !one.isCode()) {
        numbers.add(place);
      } else {
        words.add(place);
      }
    }
    if (numbers.isEmpty() && words.isEmpty()) {
      throw RunFailure.data("no column to learn from beside " + label.name() + "; " + leftOut);
    }
    return new Columns(profiles.indexOf(label), profiles.indexOf(time), numbers, words, leftOut);
  }

  private static String reason(Profile column, List<String> unwanted) {
    return unwanted.contains(column.name()) ? "as asked" : column.leftOutBecause();
  }

  /**
   * The column of a name, whatever its case.
   *
   * @param parameter that named it
   */
  static Profile named(List<Profile> columns, String parameter, String name) {
    return columns.stream()
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                RunFailure.parameter(
                    parameter
                        + ": no column \""
                        + name
                        + "\" (columns: "
                        + columns.stream().map(Profile::name).toList()
                        + ")"));
  }
}
