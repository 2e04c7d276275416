package dev.tradewind.training.data;

import dev.tradewind.training.run.RunFailure;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files of lines {@code label<TAB>text} without a header. A line that is not UTF-8 is taken for
 * windows-1252, which old sets of reviews have here and there.
 */
final class ReviewLines {

  private static final Charset OLD = Charset.forName("windows-1252");
  private static final int LOOKED_AT = 20;

  private ReviewLines() {}

  /** Whether the first lines that are not empty are such ones. */
  static boolean matches(Path file) {
    try (InputStream in = open(file)) {
      int seen = 0;
      for (byte[] line = next(in); line != null && seen < LOOKED_AT; line = next(in)) {
        String text = decoded(line);
        if (!text.isBlank()) {
          int tab = text.indexOf('\t');
          if (tab < 0 || !ReviewLabel.isOne(text.substring(0, tab))) {
            return false;
          }
          seen++;
        }
      }
      return seen > 0;
    } catch (IOException noText) {
      return false;
    }
  }

  /** All of its reviews, but for empty lines. */
  static List<Review> read(Path file, String domain, Utterance.Split split) {
    List<Review> reviews = new ArrayList<>();
    try (InputStream in = open(file)) {
      long number = 0;
      for (byte[] line = next(in); line != null; line = next(in)) {
        number++;
        String text = decoded(line);
        if (!text.isBlank()) {
          reviews.add(review(text, domain, split, number));
        }
      }
    } catch (IOException e) {
      throw RunFailure.data(file + " cannot be read: " + e.getMessage());
    }
    return reviews;
  }

  private static Review review(String line, String domain, Utterance.Split split, long number) {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      throw RunFailure.dataLine(number, "no tab (expected: label<TAB>text)");
    }
    boolean favourable = ReviewLabel.isFavourable(line.substring(0, tab), number);
    return new Review(line.substring(tab + 1).strip(), favourable, domain, split);
  }

  private static InputStream open(Path file) throws IOException {
    return new BufferedInputStream(TextFile.bytes(file), 1 << 16);
  }

  /** Up to the next end of line; null at the end. */
  private static byte @org.jspecify.annotations.Nullable [] next(InputStream in)
      throws IOException {
    int one = in.read();
    if (one < 0) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    for (; one >= 0 && one != '\n'; one = in.read()) {
      line.write(one);
    }
    return line.toByteArray();
  }

  private static String decoded(byte[] line) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(line, OLD);
    }
  }
}
