package dev.tradewind.training;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * A month of card payments as an operator provides them: those of ten times the usual are fraud.
 */
public final class FakePayments {

  public static final int DAYS = 30;
  public static final int A_DAY = 80;
  public static final int CUSTOMERS = 40;

  private static final int SECONDS = 86_400;

  private FakePayments() {}

  /** Makes the directory: a gzip of payments, and a page that is no data. */
  static Path write(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("README.md"), "Payments,\nin brief.\n");
    Random random = new Random(7);
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(directory.resolve("payments.csv.gz"))),
            StandardCharsets.UTF_8)) {
      out.write("TX_TIME_SECONDS,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD\n");
      for (long i = 0; i < (long) DAYS * A_DAY; i++) {
        boolean fraud = random.nextInt(20) == 0;
        double amount = (20 + 5 * random.nextGaussian()) * (fraud ? 10 : 1);
        out.write(
            String.format(
                Locale.ROOT,
                "%d,card-%d,t%d,%.2f,%d%n",
                i * SECONDS / A_DAY,
                i % CUSTOMERS,
                random.nextInt(9),
                amount,
                fraud ? 1 : 0));
      }
    }
    return directory;
  }
}
