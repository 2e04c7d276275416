package dev.tradewind.training.risk.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Random;

/** Tables whose answer is known to follow from their columns. */
final class GeneratedTables {

  private GeneratedTables() {}

  /**
   * Orders that come back: where amount and distance are both small or both large (which no line
   * sees), and of some cities. Beside them a number of the row, a column of one value, notes that
   * are all different, and a moment that rises.
   */
  static Path orders(Path file, int rows) throws IOException {
    Random random = new Random(11);
    StringBuilder text =
        new StringBuilder("order_id,placed_at,amount,distance,city,shop,note,returned\n");
    LocalDateTime time = LocalDateTime.of(2033, 2, 1, 8, 0);
    for (int i = 0; i < rows; i++) {
      double amount = 10 + random.nextInt(90);
      double distance = random.nextInt(1000) / 10.0;
      int city = random.nextInt(12);
      boolean alike = (amount > 55) == (distance > 50);
      double logit = -2.5 + (alike ? 3 : -1) + (city < 3 ? 1.5 : 0);
      text.append(
          String.format(
              Locale.ROOT,
              "%d,%s,%.2f,%s,%s,north,note %d x,%s%n",
              7_000 + i,
              time.plusMinutes(37L * i),
              amount,
              random.nextInt(10) == 0 ? "" : String.format(Locale.ROOT, "%.1f", distance),
              city == 11 ? "" : "city " + city,
              i * 31 % 9973,
              flip(random, logit)));
    }
    return Files.writeString(file, text);
  }

  /** Words alone: of two columns together, and rare ones. */
  static Path words(Path file, int rows) throws IOException {
    Random random = new Random(12);
    StringBuilder text = new StringBuilder("browser,country,label\n");
    for (int i = 0; i < rows; i++) {
      int browser = random.nextInt(4);
      int country = random.nextInt(6);
      String rare = random.nextInt(50) == 0 ? "rare" + i : "b" + browser;
      double logit = (browser + country) % 2 == 0 ? 2 : -2;
      text.append(rare).append(",c").append(country).append(',');
      text.append(flip(random, logit).equals("1") ? "yes" : "no").append('\n');
    }
    return Files.writeString(file, text);
  }

  /** Whether a value is known is all there is to know. */
  static Path gaps(Path file, int rows) throws IOException {
    Random random = new Random(13);
    StringBuilder text = new StringBuilder(",age,income,target\n");
    for (int i = 0; i < rows; i++) {
      boolean known = random.nextBoolean();
      text.append(i).append(',').append(20 + random.nextInt(50)).append(',');
      text.append(known ? String.valueOf(random.nextInt(5000)) : "NA").append(',');
      text.append(i % 97 == 0 ? "" : flip(random, known ? -1.5 : 1.5)).append('\n');
    }
    return Files.writeString(file, text);
  }

  private static String flip(Random random, double logit) {
    return random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? "1" : "0";
  }
}
