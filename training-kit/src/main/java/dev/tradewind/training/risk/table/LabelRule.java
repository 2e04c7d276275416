package dev.tradewind.training.risk.table;

import dev.tradewind.training.data.table.Profile;
import dev.tradewind.training.run.RunFailure;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which column is the one to be told. It has 0 and 1, true and false or yes and no, both of them.
 * The one that is named; or else the one that is called as labels are; or else the only one there
 * is; or else the last column of the file. Anything else is a guess, and is refused.
 */
final class LabelRule {

  private static final Set<String> NAMES =
      Set.of("label", "target", "class", "outcome", "y", "fraud", "isfraud", "txfraud", "churn");

  private LabelRule() {}

  /**
   * Chooses.
   *
   * @param named by the run's parameter; empty where none is
   * @throws RunFailure in words that say what to do
   */
  static Profile choose(List<Profile> columns, String named) {
    if (!named.isEmpty()) {
      return named(columns, named);
    }
    List<Profile> flags = columns.stream().filter(Profile::isFlag).toList();
    List<Profile> called = flags.stream().filter(LabelRule::isCalledSo).toList();
    Profile last = columns.get(columns.size() - 1);
    if (called.size() == 1) {
      return called.get(0);
    }
    if (called.size() > 1) {
      throw ambiguous(called);
    }
    if (isCalledSo(last) || flags.isEmpty()) {
      throw RunFailure.data(
          "no column of 0 and 1 to tell among "
              + columns.stream().map(Profile::name).toList()
              + (isCalledSo(last) ? ": " + other(last) : ""));
    }
    if (flags.size() == 1) {
      return flags.get(0);
    }
    if (flags.contains(last)) {
      return last;
    }
    throw ambiguous(flags);
  }

  private static Profile named(List<Profile> columns, String name) {
    Profile column = Columns.named(columns, "label", name);
    if (!column.isFlag()) {
      throw RunFailure.parameter("label: " + other(column));
    }
    return column;
  }

  private static boolean isCalledSo(Profile column) {
    return NAMES.contains(column.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
  }

  private static RunFailure ambiguous(List<Profile> flags) {
    return RunFailure.data(
        "several columns may be the one to tell: "
            + flags.stream().map(Profile::name).toList()
            + " (say which: --set label=NAME)");
  }

  private static String other(Profile column) {
    return "column "
        + column.name()
        + (column.odd().isEmpty() ? " has one value only" : " has \"" + column.odd() + '"')
        + " (expected: 0 and 1, both of them)";
  }
}
