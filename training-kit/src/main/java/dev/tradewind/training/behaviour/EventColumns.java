package dev.tradewind.training.behaviour;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which columns of a table say who, when, what and for how much, by the names that shops and public
 * sets give them. Case and what is no letter do not count.
 *
 * @param action place of what was done; -1 where every line is a purchase
 * @param value place of the money; -1 where there is none
 * @param quantity place of how many pieces the money is for each of; -1 where there is none
 */
record EventColumns(int shopper, int time, int action, int value, int quantity) {

  private static final List<String> SHOPPER =
      List.of(
          "shopper",
          "shopperid",
          "customer",
          "customerid",
          "user",
          "userid",
          "visitor",
          "visitorid",
          "client",
          "clientid",
          "member",
          "memberid",
          "person",
          "personid");
  private static final List<String> TIME =
      List.of(
          "time",
          "timestamp",
          "eventtime",
          "occurredat",
          "datetime",
          "eventtimestamp",
          "createdat",
          "ts",
          "at",
          "date",
          "purchasedate",
          "orderdate",
          "day");
  private static final List<String> ACTION =
      List.of(
          "action",
          "event",
          "eventtype",
          "eventname",
          "behavior",
          "behaviour",
          "behaviortype",
          "activity",
          "type",
          "actionname");
  private static final List<String> VALUE =
      List.of("value", "amount", "revenue", "money", "total", "spend", "sales", "price");
  private static final List<String> QUANTITY = List.of("quantity", "qty", "pieces");

  /** Those of a table; empty where it is none of events. */
  static Optional<EventColumns> of(List<String> names) {
    List<String> plain = names.stream().map(EventColumns::plain).toList();
    int value = place(plain, VALUE);
    boolean ofOne = value >= 0 && "price".equals(plain.get(value));
    EventColumns columns =
        new EventColumns(
            place(plain, SHOPPER),
            place(plain, TIME),
            place(plain, ACTION),
            value,
            ofOne ? place(plain, QUANTITY) : -1);
    boolean known = columns.action >= 0 || columns.value >= 0;
    return columns.shopper >= 0 && columns.time >= 0 && known
        ? Optional.of(columns)
        : Optional.empty();
  }

  /** A name's letters, small. */
  static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  private static int place(List<String> names, List<String> wanted) {
    return wanted.stream().mapToInt(names::indexOf).filter(at -> at >= 0).findFirst().orElse(-1);
  }
}
