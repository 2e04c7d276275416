package dev.tradewind.training.behaviour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * A small world of visits. Who begins with a search buys what is put into the cart; who begins with
 * a view leaves it there: the action before tells nothing. Half of the shoppers come every sixth
 * day until they stop for good, the others at random: a pause of ten days means another thing of
 * either.
 */
public final class SimulatedVisits {

  private static final int DAY = 86_400;
  private static final long BEGIN = 1_900_000_000L;

  private SimulatedVisits() {}

  /** Writes events of so many days. */
  public static Path write(Path file, int shoppers, int days, long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("shopper,time,action,item,value\n");
    for (int shopper = 0; shopper < shoppers; shopper++) {
      boolean regular = shopper % 2 == 0;
      double stops = regular ? random.nextDouble() * 1.5 * days : days;
      double at = random.nextDouble() * 6;
      while (at < Math.min(days, stops)) {
        visit(text, "s" + shopper, BEGIN + (long) (at * DAY), 1 + shopper % 3, random);
        at += regular ? 6 : -Math.log(1 - random.nextDouble()) * 12;
      }
    }
    return Files.writeString(file, text);
  }

  private static void visit(
      StringBuilder text, String shopper, long begin, int purse, Random random) {
    boolean searches = random.nextBoolean();
    long at = begin;
    line(text, shopper, at, searches ? "search" : "view", 0);
    for (int i = random.nextInt(3); i >= 0; i--) {
      at += 10 + random.nextInt(60);
      line(text, shopper, at, "view", 0);
    }
    at += 30;
    line(text, shopper, at, "cart", 0);
    if (searches) {
      line(
          text, shopper, at + 50, "purchase", 10 * Math.pow(4, purse) * (.5 + random.nextDouble()));
    }
  }

  private static void line(
      StringBuilder text, String shopper, long at, String action, double value) {
    text.append(
        String.format(
            Locale.ROOT,
            "%s,%d,%s,%s,%s%n",
            shopper,
            at,
            action,
            "i1",
            value > 0 ? String.format(Locale.ROOT, "%.2f", value) : ""));
  }
}
