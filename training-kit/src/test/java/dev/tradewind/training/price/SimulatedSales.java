package dev.tradewind.training.price;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Simulated sales of two teas whose elasticities are known. A promotion lowers the price and helps
 * sales along by itself; warmth, in a curve, lowers both price and sales.
 */
final class SimulatedSales {

  static final double GREEN = -1.5;
  static final double BLACK = -2.5;

  /** How much more the price counts under a promotion. */
  static final double PROMOTED = -0.6;

  private SimulatedSales() {}

  static Path write(Path file, int rows, long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("week,Product,Qty,unit_price,promo,warmth,shop\n");
    for (int i = 0; i < rows; i++) {
      boolean green = random.nextBoolean();
      boolean promoted = random.nextInt(4) == 0;
      double warmth = random.nextDouble() * 4 - 2;
      double curve = warmth * warmth / 4;
      double logPrice = 1 + (promoted ? -0.3 : 0) - 0.3 * curve + 0.15 * random.nextGaussian();
      double elasticity = (green ? GREEN : BLACK) + (promoted ? PROMOTED : 0);
      double logUnits =
          (green ? 5 : 6)
              + elasticity * logPrice
              + (promoted ? 1.2 : 0)
              - 0.8 * curve
              + 0.3 * random.nextGaussian();
      text.append(
          String.format(
              Locale.ROOT,
              "%d,%s,%.4f,%.5f,%s,%.4f,%s%n",
              i / 40,
              green ? "green" : "black",
              Math.exp(logUnits),
              Math.exp(logPrice),
              promoted ? "yes" : "no",
              warmth,
              "shop " + random.nextInt(3)));
    }
    return Files.writeString(file, text);
  }
}
