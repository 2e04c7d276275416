package dev.tradewind.training.domain;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which columns of a table say whose a row is, by the names that shops and public sets give them.
 * Case and what is no letter do not count, nor does an "id" at the end.
 */
public final class PersonColumns {

  private static final Set<String> NAMES =
      Set.of(
          "shopper",
          "customer",
          "user",
          "visitor",
          "client",
          "member",
          "person",
          "buyer",
          "reviewer",
          "subject");

  private PersonColumns() {}

  /** Those of a table, in its order. */
  public static List<String> of(List<String> columns) {
    return columns.stream().filter(PersonColumns::isOne).distinct().toList();
  }

  private static boolean isOne(String column) {
    String plain = column.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return NAMES.contains(plain.endsWith("id") ? plain.substring(0, plain.length() - 2) : plain);
  }
}
