package dev.tradewind.training.data.table;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the values of a column are, seen once from the first line to the last. */
public final class Profile {

  /** So many different values are told apart. */
  public static final int MOST_DIFFERENT = 100_000;

  private final String name;
  private final Set<String> different = new HashSet<>();
  private String odd = "";
  private long rows;
  private long empty;
  private long missing;
  private long numbers;
  private long wholes;
  private long moments;
  private long yes;
  private long no;
  private boolean repeats;
  private boolean falls;
  private double last = Double.NEGATIVE_INFINITY;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  Profile(String name) {
    this.name = name;
  }

  void add(String text) {
    rows++;
    empty += text.isEmpty() ? 1 : 0;
    boolean unknown = Cell.isMissing(text);
    missing += unknown ? 1 : 0;
    if (Cell.isYes(text)) {
      yes++;
    } else if (Cell.isNo(text)) {
      no++;
    } else if (!unknown && odd.isEmpty()) {
      odd = text;
    }
    double number = Cell.number(text);
    if (!Double.isNaN(number)) {
      number(number);
    } else if (!unknown && !Double.isNaN(Cell.moment(text))) {
      moments++;
    }
    if (different.size() < MOST_DIFFERENT && !text.isEmpty()) {
      repeats |= !different.add(text);
    }
  }

  private void number(double value) {
    numbers++;
    wholes += value == Math.rint(value) ? 1 : 0;
    falls |= value < last;
    last = value;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }

  /** As in the file. */
  public String name() {
    return name;
  }

  /** Rows seen. */
  public long rows() {
    return rows;
  }

  /** Different values that are not empty, as far as they are counted. */
  public int different() {
    return different.size();
  }

  /** Whether it has a yes, a no and nothing else but missing values. */
  public boolean isFlag() {
    return yes > 0 && no > 0 && yes + no + missing == rows;
  }

  /** The first value that is no flag; empty where there is none. */
  public String odd() {
    return odd;
  }

  /** Numbers, all of them or but for missing ones. */
  public boolean isNumber() {
    return numbers > 0 && numbers + missing == rows;
  }

  /** Moments, all of them or but for missing ones. */
  public boolean isMoment() {
    return moments > 0 && moments + missing == rows;
  }

  /** Whether no value is missing. */
  public boolean isComplete() {
    return missing == 0;
  }

  /** Whether all rows have the same value. */
  public boolean isConstant() {
    return different.size() <= 1 && (empty == 0 || different.isEmpty());
  }

  /** Whether its numbers can be moments: never falling from line to line, or seconds since 1970. */
  public boolean runsLikeTime() {
    boolean seconds = min >= 9.4e8 && max <= 4.2e9;
    boolean millis = min >= 9.4e11 && max <= 4.2e12;
    return isNumber() && isComplete() && min < max && (!falls || seconds || millis);
  }

  /** Whole numbers of which none occurs twice, and that count rows, or are called an id. */
  public boolean isRowNumber() {
    boolean whole = isNumber() && wholes == numbers && !repeats;
    return whole && (max - min == rows - 1.0 || endsWith(List.of("id", "index", "key", "number")));
  }

  /** Whole numbers that are names: an id or a code. */
  public boolean isCode() {
    return isNumber() && wholes == numbers && endsWith(List.of("id", "code"));
  }

  /** Texts that hardly ever occur twice. */
  public boolean isFreeText() {
    return 2L * different.size() > rows - empty;
  }

  /** Why no model can learn from it, in a few words; empty where one can. */
  public String leftOutBecause() {
    if (name.isEmpty()) {
      return "it has no name";
    }
    if (isConstant()) {
      return "one value only";
    }
    if (isRowNumber()) {
      return "a number of the row";
    }
    if (isMoment()) {
      return "a time";
    }
    boolean words = !isNumber() || isCode();
    return words && isFreeText() ? "an id or free text: " + different() + " different values" : "";
  }

  private boolean endsWith(List<String> words) {
    String[] parts =
        name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT).split("[^a-z]+");
    List<String> all = Arrays.asList(parts);
    return !all.isEmpty() && words.contains(all.get(all.size() - 1));
  }
}
