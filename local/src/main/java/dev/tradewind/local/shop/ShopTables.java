package dev.tradewind.local.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.local.shop.domain.CatalogItem;
import dev.tradewind.local.shop.domain.Catalogue;
import dev.tradewind.local.shop.domain.Happening;
import dev.tradewind.local.shop.domain.Shop;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A simulated shop as tables that models are trained on, without a platform: what shoppers did, and
 * what searches showed them with what was chosen of it. A line knows of its shopper only what came
 * before it.
 */
public final class ShopTables {

  /** Items of a shopper's history. */
  private static final int HISTORY = 20;

  private final Shop shop;
  private final Set<String> chosen = new HashSet<>();

  public ShopTables(Shop shop) {
    this.shop = shop;
    for (Happening happening : shop.happenings()) {
      if (happening instanceof Happening.Chosen one) {
        chosen.add(one.from().rankingId() + ' ' + one.item().id());
      }
    }
  }

  /** {@code shopper,time,action,item,value}: a line is something that a shopper did. */
  public void writeEvents(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
      out.write("shopper,time,action,item,value\n");
      for (Happening happening : shop.happenings()) {
        Optional<String> what = action(happening);
        if (what.isPresent()) {
          out.write(
              happening.shopper().id()
                  + ','
                  + happening.at().getEpochSecond()
                  + ','
                  + what.get()
                  + '\n');
        }
      }
    }
  }

  private static Optional<String> action(Happening happening) {
    if (happening instanceof Happening.Viewed viewed) {
      return Optional.of("view," + viewed.item().id() + ',');
    }
    if (happening instanceof Happening.Searched) {
      return Optional.of("search,,");
    }
    if (happening instanceof Happening.Chosen one) {
      return Optional.of("select," + one.item().id() + ',');
    }
    if (happening instanceof Happening.PutInCart put) {
      return Optional.of("cart," + put.line().item().id() + ',');
    }
    if (happening instanceof Happening.Bought bought) {
      return Optional.of("purchase,," + money(bought.cents()));
    }
    return happening instanceof Happening.SentBack ? Optional.of("return,,") : Optional.empty();
  }

  /**
   * {@code time,shopper,item,position,history,category,price,title_match,click}: a line is an item
   * of a page of results; the history is what the shopper bought before, oldest first.
   */
  public void writeImpressions(Path file) throws IOException {
    Map<String, Deque<String>> bought = new HashMap<>();
    try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
      out.write("time,shopper,item,position,history,category,price,title_match,click\n");
      for (Happening happening : shop.happenings()) {
        Deque<String> own =
            bought.computeIfAbsent(happening.shopper().id(), id -> new ArrayDeque<>());
        if (happening instanceof Happening.Bought order) {
          order.lines().forEach(line -> own.addLast(line.item().id()));
          while (own.size() > HISTORY) {
            own.removeFirst();
          }
        } else if (happening instanceof Happening.Shown shown) {
          write(out, shown, String.join(" ", own));
        }
      }
    }
  }

  private void write(BufferedWriter out, Happening.Shown shown, String history) throws IOException {
    for (int place = 1; place <= shown.items().size(); place++) {
      CatalogItem item = shown.items().get(place - 1);
      out.write(
          String.format(
              Locale.ROOT,
              "%d,%s,%s,%d,%s,%s,%s,%.3f,%d%n",
              shown.at().getEpochSecond(),
              shown.shopper().id(),
              item.id(),
              place,
              history,
              Catalogue.CATEGORIES.get(item.category()),
              money(item.cents()),
              match(shown.query(), item.title()),
              chosen.contains(shown.rankingId() + ' ' + item.id()) ? 1 : 0));
    }
  }

  /** How many of the query's words the title has. */
  private static double match(String query, String title) {
    Set<String> has = Set.copyOf(words(title));
    List<String> asked = words(query);
    return (double) asked.stream().filter(has::contains).count() / Math.max(1, asked.size());
  }

  private static List<String> words(String text) {
    return java.util.regex.Pattern.compile("\\W+")
        .splitAsStream(text.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  private static String money(long cents) {
    return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
  }
}
