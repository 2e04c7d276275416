package dev.tradewind.training.evaluate;

import dev.tradewind.training.risk.SimulatedPayments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** A small file of each format. */
final class SmallData {

  private static final String[][] WORDS = {
    {"where", "parcel", "delivery", "late", "track"},
    {"money", "back", "refund", "return", "paid"},
    {"hello", "morning", "hi", "evening", "day"},
  };
  private static final String[] INTENTS = {"shipping", "refunding", "greeting"};

  private SmallData() {}

  static Path labelled(Path file) throws IOException {
    StringBuilder text = new StringBuilder("text,intent\n");
    Random random = new Random(1);
    for (int i = 0; i < 180; i++) {
      text.append(sentence(random, i % 3)).append(',').append(INTENTS[i % 3]).append('\n');
    }
    return Files.writeString(file, text);
  }

  static Path bitext(Path file) throws IOException {
    StringBuilder text = new StringBuilder("\uFEFFflags,utterance,category,intent\n");
    Random random = new Random(2);
    for (int i = 0; i < 180; i++) {
      text.append("B,\"please, ").append(sentence(random, i % 3)).append("\",X,");
      text.append(INTENTS[i % 3]).append('\n');
    }
    return Files.writeString(file, text);
  }

  static Path clinc(Path file) throws IOException {
    StringBuilder text = new StringBuilder("{\"oos_train\": []");
    Random random = new Random(3);
    for (String part : new String[] {"train", "val", "test"}) {
      text.append(", \"").append(part).append("\": [");
      for (int i = 0; i < 60; i++) {
        text.append(i == 0 ? "" : ",").append("[\"").append(sentence(random, i % 3));
        text.append("\", \"").append(INTENTS[i % 3]).append("\"]");
      }
      text.append(']');
    }
    for (String part : new String[] {"oos_val", "oos_test"}) {
      text.append(", \"").append(part).append("\": [");
      for (int i = 0; i < 20; i++) {
        text.append(i == 0 ? "" : ",").append("[\"zebra quartz ").append(i).append("\", \"oos\"]");
      }
      text.append(']');
    }
    return Files.writeString(file, text.append('}'));
  }

  /** Shoppers who go round a ring of items; gzipped. */
  static Path sequences(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    Random random = new Random(4);
    for (int shopper = 0; shopper < 120; shopper++) {
      text.append("u").append(shopper);
      int at = random.nextInt(40);
      for (int i = 0; i < 6; i++) {
        at = (at + (random.nextInt(4) == 0 ? 2 : 1)) % 40;
        text.append(" item").append(at);
      }
      text.append('\n');
    }
    try (var gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      gzip.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  static Path demand(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    Random random = new Random(5);
    for (int item = 0; item < 12; item++) {
      text.append("item").append(item).append(",2024-01-01");
      for (int day = 0; day < 120; day++) {
        text.append(',').append((day % 7 > 4 ? 9 : 3) + random.nextInt(3));
      }
      text.append('\n');
    }
    return Files.writeString(file, text);
  }

  static Path payments(Path file) throws IOException {
    return SimulatedPayments.plain(file, 50, 6);
  }

  /** Payments with features of any name, of three weeks. */
  static Path engineered(Path file) throws IOException {
    StringBuilder text =
        new StringBuilder(
            "TX_DATETIME,CUSTOMER_ID,TX_AMOUNT,own feature,TX_FRAUD,TX_FRAUD_SCENARIO\n");
    Random random = new Random(7);
    for (int i = 0; i < 21 * 200; i++) {
      boolean fraud = random.nextInt(40) == 0;
      text.append(
          String.format(
              Locale.ROOT,
              "2031-05-%02d 10:00:00,%d,%.2f,%s,%d,%d%n",
              1 + i / 200,
              random.nextInt(900),
              20 + 5 * random.nextGaussian() + (fraud ? 8 : 0),
              random.nextInt(20) == 0 ? "" : String.valueOf(random.nextInt(5) + (fraud ? 2 : 0)),
              fraud ? 1 : 0,
              fraud ? 1 : 0));
    }
    return Files.writeString(file, text);
  }

  /** Files of lines of two domains, learned from and measured on. */
  static void reviews(Path directory) throws IOException {
    Random random = new Random(8);
    for (String name : new String[] {"a.train", "a.test", "b.train", "b.test"}) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 90; i++) {
        text.append(i % 2).append('\t').append(sentence(random, i % 2)).append('\n');
      }
      Files.writeString(directory.resolve(name + ".tsv"), text);
    }
  }

  private static String sentence(Random random, int intent) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      text.append(WORDS[intent][random.nextInt(5)]).append(' ');
    }
    return text.append("abcdefghijklmnopqrstuvwxyz".charAt(random.nextInt(26))).toString();
  }
}
