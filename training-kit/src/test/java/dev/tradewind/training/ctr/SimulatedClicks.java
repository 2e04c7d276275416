package dev.tradewind.training.ctr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * A small world of impressions. A shopper clicks what is of the kind that was taken before, if the
 * place is looked at at all; what is shown is drawn, so that the chance of it is known.
 */
public final class SimulatedClicks {

  private static final int ITEMS = 60;
  private static final int KINDS = 6;
  private static final int PLACES = 4;
  private static final long BEGIN = 1_900_000_000L;

  private SimulatedClicks() {}

  /** Writes so many impressions. */
  public static Path write(Path file, int impressions, long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text =
        new StringBuilder("time,shopper,item,position,propensity,history,price,device,click\n");
    for (int i = 0; i < impressions; i++) {
      int shopper = random.nextInt(400);
      int taste = shopper % KINDS;
      StringBuilder history = new StringBuilder();
      for (int k = shopper % 7; k >= 0; k--) {
        int kind = random.nextInt(10) < 8 ? taste : random.nextInt(KINDS);
        history.append('i').append(kind + KINDS * random.nextInt(ITEMS / KINDS)).append(' ');
      }
      int item = random.nextInt(ITEMS);
      int place = 1 + random.nextInt(PLACES);
      boolean mobile = random.nextBoolean();
      double odds =
          Math.exp((item % KINDS == taste ? .8 : -2.2) + (mobile ? -.3 : .3)) / Math.sqrt(place);
      boolean click = random.nextDouble() < odds / (1 + odds);
      text.append(
          String.format(
              Locale.ROOT,
              "%d,s%d,i%d,%d,%.6f,%s,%d,%s,%d%n",
              BEGIN + i,
              shopper,
              item,
              place,
              1.0 / ITEMS,
              history.toString().trim(),
              10 + item,
              mobile ? "mobile" : "desk",
              click ? 1 : 0));
    }
    return Files.writeString(file, text);
  }
}
