package dev.tradewind.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Reviews as an operator provides them: a table in a zip, with who wrote each. */
public final class FakeReviews {

  public static final int REVIEWS = 400;
  public static final int REVIEWERS = 40;

  private static final List<String> PRAISE = List.of("lovely", "cheap", "quick", "sturdy");
  private static final List<String> BLAME = List.of("broken", "late", "dull", "rough");
  private static final List<String> THINGS = List.of("kettle", "lamp", "chair", "scarf", "mug");

  private FakeReviews() {}

  static Path write(Path file) throws IOException {
    Random random = new Random(11);
    StringBuilder table = new StringBuilder("label,reviewer_id,review\n");
    for (int i = 0; i < REVIEWS; i++) {
      boolean good = random.nextBoolean();
      table
          .append(good ? 1 : 0)
          .append(",reviewer-")
          .append(i % REVIEWERS)
          .append(",\"the ")
          .append(any(THINGS, random))
          .append(" was ")
          .append(any(good ? PRAISE : BLAME, random))
          .append(", number ")
          .append(i)
          .append("\"\n");
    }
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry("reviews.csv"));
      out.write(table.toString().getBytes(UTF_8));
    }
    return file;
  }

  private static String any(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }
}
