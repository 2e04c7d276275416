package dev.tradewind.training.ctr;

import dev.tradewind.training.data.table.Profile;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.RunFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the columns of a table of impressions are for, by their names; all others are context.
 *
 * @param click place of the label
 * @param time -1 where there is none, as all that follow
 * @param shopper whose impressions belong together
 * @param item what was shown
 * @param position where
 * @param propensity how likely it was to be shown there
 * @param history places of what the shopper took before: ids with blanks between them
 * @param numbers places of context
 * @param words places of context
 * @param leftOut names of the others, each with the reason
 */
record ClickColumns(
    int click,
    int time,
    int shopper,
    int item,
    int position,
    int propensity,
    List<Integer> history,
    List<Integer> numbers,
    List<Integer> words,
    List<String> leftOut) {

  private static final Set<String> CLICK =
      Set.of("click", "clicks", "clicked", "isclick", "isclicked", "chosen");
  private static final Set<String> TIME =
      Set.of("time", "timestamp", "eventtime", "occurredat", "datetime", "date", "hour", "shownat");
  private static final Set<String> SHOPPER =
      Set.of(
          "shopper",
          "shopperid",
          "customer",
          "customerid",
          "user",
          "userid",
          "visitor",
          "visitorid",
          "client",
          "clientid");
  private static final Set<String> ITEM =
      Set.of("item", "itemid", "product", "productid", "ad", "adid", "article", "articleid", "sku");
  private static final Set<String> POSITION =
      Set.of("position", "pos", "rank", "place", "slot", "bannerpos");
  private static final Set<String> PROPENSITY =
      Set.of("propensity", "propensityscore", "pscore", "actionprob");

  /** Whether a table of these columns is one of impressions. */
  static boolean areAt(List<String> names) {
    return names.stream().map(ClickColumns::plain).anyMatch(CLICK::contains);
  }

  static ClickColumns of(List<Profile> columns, Hyperparameters parameters) {
    String label = parameters.text("label");
    int click =
        label.isEmpty()
            ? place(columns, CLICK)
            : IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equalsIgnoreCase(label))
                .findFirst()
                .orElseThrow(() -> RunFailure.parameter("label: no column \"" + label + '"'));
    if (click < 0 || !columns.get(click).isFlag()) {
      throw RunFailure.data(
          click < 0
              ? "no column click among " + columns.stream().map(Profile::name).toList()
              : "column "
                  + columns.get(click).name()
                  + (columns.get(click).odd().isEmpty()
                      ? " has one value only"
                      : " has \"" + columns.get(click).odd() + '"')
                  + " (expected: 0 and 1, both of them)");
    }
    Set<String> unwanted =
        Set.copyOf(
            Arrays.stream(parameters.text("leave_out").split(","))
                .map(ClickColumns::plain)
                .distinct()
                .toList());
    int time = place(columns, TIME);
    boolean timed =
        time >= 0
            && columns.get(time).isComplete()
            && (columns.get(time).isMoment() || columns.get(time).isNumber());
    ClickColumns named =
        new ClickColumns(
            click,
            timed ? time : -1,
            place(columns, SHOPPER),
            place(columns, ITEM),
            place(columns, POSITION),
            place(columns, PROPENSITY),
            IntStream.range(0, columns.size())
                .filter(i -> plain(columns.get(i).name()).endsWith("history"))
                .boxed()
                .toList(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    return named.withContext(columns, unwanted);
  }

  private ClickColumns withContext(List<Profile> columns, Set<String> unwanted) {
    Set<Integer> special = Set.of(click);
    for (int at = 0; at < columns.size(); at++) {
      Profile one = columns.get(at);
      boolean isNumber = one.isNumber() && !one.isCode();
      if (special.contains(at) || at == item || at == position || history.contains(at)) {
        continue;
      }
      String reason = reason(at, one, isNumber, unwanted);
      if (!reason.isEmpty()) {
        leftOut.add((one.name().isEmpty() ? "(no name)" : one.name()) + ": " + reason);
      } else if (isNumber) {
        numbers.add(at);
      } else {
        words.add(at);
      }
    }
    if (item < 0 && numbers.isEmpty() && words.isEmpty()) {
      throw RunFailure.data("no item and no context to learn from; " + leftOut);
    }
    return this;
  }

  private String reason(int at, Profile one, boolean isNumber, Set<String> unwanted) {
    if (at == time) {
      return "the time";
    }
    if (at == shopper) {
      return "whose it is";
    }
    if (at == propensity) {
      return "the propensity";
    }
    if (one.name().isEmpty()) {
      return "it has no name";
    }
    if (unwanted.contains(plain(one.name()))) {
      return "as asked";
    }
    if (one.isConstant()) {
      return "one value only";
    }
    if (one.isRowNumber()) {
      return "a number of the row";
    }
    if (one.isMoment()) {
      return "a time";
    }
    return !isNumber && one.isFreeText() ? "an id or free text" : "";
  }

  private static int place(List<Profile> columns, Set<String> names) {
    return IntStream.range(0, columns.size())
        .filter(i -> names.contains(plain(columns.get(i).name())))
        .findFirst()
        .orElse(-1);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
