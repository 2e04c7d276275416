package dev.tradewind.training.price;

import dev.tradewind.training.data.table.Profile;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.ParameterSpec;
import dev.tradewind.training.run.RunFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a table of sales are for: as the run says, or else as they are called.
 *
 * @param units sold, and the price of one
 * @param item what was sold; null where all rows are of one thing
 * @param time when; null where nobody says
 * @param promotions columns of 0 and 1 that may go with another answer to the price
 * @param numbers other columns of numbers
 * @param words other columns of words
 * @param leftOut names of the others, each with the reason
 */
record PriceColumns(
    Profile units,
    Profile price,
    @Nullable Profile item,
    @Nullable Profile time,
    List<Profile> promotions,
    List<Profile> numbers,
    List<Profile> words,
    List<String> leftOut) {

  private static final List<String> UNITS =
      List.of("units", "unitssold", "unitsold", "quantity", "qty", "sold", "sales", "demand");
  private static final List<String> PRICE =
      List.of("price", "unitprice", "avgprice", "averageprice", "pricepaid", "sellprice");
  private static final List<String> ITEM =
      List.of("item", "itemid", "product", "productid", "sku", "brand", "article", "style");
  private static final List<String> TIME = List.of("time", "date", "day", "week", "month");
  private static final Set<String> PROMOTION =
      Set.of(
          "promotion",
          "promo",
          "onpromotion",
          "feat",
          "feature",
          "featured",
          "ad",
          "advertised",
          "advertisement",
          "display",
          "deal",
          "discounted");
  private static final String NONE = "none";
  private static final int MOST_PROMOTIONS = 4;

  /** What says so in a run. */
  static List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.text("units"),
        ParameterSpec.text("price"),
        ParameterSpec.text("item"),
        ParameterSpec.text("time"),
        ParameterSpec.text("promotions"),
        ParameterSpec.text("leave_out"));
  }

  static PriceColumns of(List<Profile> columns, Hyperparameters parameters) {
    Profile units = amount(columns, parameters, "units", UNITS);
    Profile price = amount(columns, parameters, "price", PRICE);
    List<Profile> left = new ArrayList<>(columns);
    left.remove(units);
    left.remove(price);
    Profile item =
        optional(left, parameters, "item", ITEM).filter(PriceColumns::names).orElse(null);
    left.remove(item);
    Profile time =
        optional(left, parameters, "time", TIME).filter(PriceColumns::tells).orElse(null);
    left.remove(time);
    List<Profile> promotions = promotions(left, parameters.text("promotions"));
    left.removeAll(promotions);
    List<Profile> unwanted = listed(left, parameters.text("leave_out"));
    List<Profile> numbers = new ArrayList<>();
    List<Profile> words = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (Profile one : left) {
      String reason = unwanted.contains(one) ? "as asked" : one.leftOutBecause();
      if (!reason.isEmpty()) {
        leftOut.add((one.name().isEmpty() ? "(no name)" : one.name()) + ": " + reason);
      } else {
        (one.isNumber() && !one.isCode() ? numbers : words).add(one);
      }
    }
    return new PriceColumns(units, price, item, time, promotions, numbers, words, leftOut);
  }

  private static boolean names(Profile column) {
    return column.different() > 1;
  }

  private static boolean tells(Profile column) {
    return column.isComplete() && !column.isConstant() && (column.isMoment() || column.isNumber());
  }

  /** A column of numbers that must be there. */
  private static Profile amount(
      List<Profile> columns, Hyperparameters parameters, String role, List<String> called) {
    Profile column =
        optional(columns, parameters, role, called)
            .orElseThrow(
                () ->
                    RunFailure.data(
                        "no column is called as "
                            + role
                            + " are ("
                            + String.join(", ", called)
                            + ") among "
                            + columns.stream().map(Profile::name).toList()
                            + " (say which: --set "
                            + role
                            + "=NAME)"));
    if (!column.isNumber()) {
      throw RunFailure.data(role + ": column " + column.name() + " has values that are no numbers");
    }
    return column;
  }

  private static Optional<Profile> optional(
      List<Profile> columns, Hyperparameters parameters, String role, List<String> called) {
    String named = parameters.text(role);
    if (named.equalsIgnoreCase(NONE)) {
      return Optional.empty();
    }
    if (!named.isEmpty()) {
      return Optional.of(named(columns, role, named));
    }
    return called.stream()
        .flatMap(name -> columns.stream().filter(one -> plain(one).equals(name)))
        .findFirst();
  }

  private static List<Profile> promotions(List<Profile> columns, String named) {
    if (named.equalsIgnoreCase(NONE)) {
      return List.of();
    }
    List<Profile> chosen =
        named.isEmpty()
            ? columns.stream()
                .filter(one -> one.isFlag() && PROMOTION.contains(plain(one)))
                .toList()
            : listed(columns, named);
    for (Profile one : chosen) {
      if (!one.isFlag()) {
        throw RunFailure.parameter("promotions: column " + one.name() + " is not 0 and 1");
      }
    }
    return chosen.stream().limit(MOST_PROMOTIONS).toList();
  }

  private static List<Profile> listed(List<Profile> columns, String names) {
    return Arrays.stream(names.split(","))
        .map(String::trim)
        .filter(name -> !name.isEmpty())
        .map(name -> named(columns, "column", name))
        .toList();
  }

  private static Profile named(List<Profile> columns, String role, String name) {
    return columns.stream()
        .filter(one -> one.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                RunFailure.parameter(
                    role
                        + ": no column \""
                        + name
                        + "\" (columns: "
                        + columns.stream().map(Profile::name).toList()
                        + ")"));
  }

  private static String plain(Profile column) {
    return column.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
