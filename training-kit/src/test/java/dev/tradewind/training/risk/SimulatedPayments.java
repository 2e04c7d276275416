package dev.tradewind.training.risk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * A small world of payments, some of them fraud: those of six times what the customer usually
 * spends, which may be little, and all of a terminal for some weeks.
 */
public final class SimulatedPayments {

  private static final int DAY = 86_400;

  private SimulatedPayments() {}

  /** Writes plain payments of so many days. */
  public static Path plain(Path file, int days, long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text =
        new StringBuilder("TX_TIME_SECONDS,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD,X\n");
    int perDay = 300;
    for (long i = 0; i < (long) days * perDay; i++) {
      long second = i * DAY / perDay;
      int customer = random.nextInt(400);
      int terminal = random.nextInt(60);
      double usual = 5 * Math.pow(3, customer % 5);
      boolean large = random.nextInt(60) == 0;
      boolean robbed = terminal == (int) (second / DAY / 14 % 60);
      double amount = Math.abs(usual * (1 + .3 * random.nextGaussian())) * (large ? 6 : 1);
      text.append(
          String.format(
              Locale.ROOT,
              "%d,c%d,t%d,%.2f,%d,%d%n",
              second,
              customer,
              terminal,
              amount,
              large || robbed ? 1 : 0,
              large ? 1 : robbed ? 2 : 0));
    }
    return Files.writeString(file, text);
  }
}
