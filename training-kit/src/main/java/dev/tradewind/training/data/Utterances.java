package dev.tradewind.training.data;

import dev.tradewind.training.run.RunFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads CSV files with the columns {@code text,intent} and, if wished, {@code split}. */
public final class Utterances {

  private static final int LONGEST_TEXT = 2_000;
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();

  private Utterances() {}

  /**
   * Reads a file.
   *
   * @throws RunFailure DATA_INVALID, naming the line
   */
  public static List<Utterance> read(Path file) {
    List<Utterance> utterances = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file);
        CSVParser parser = FORMAT.parse(reader)) {
      List<String> columns = parser.getHeaderNames();
      if (!columns.contains("text") || !columns.contains("intent")) {
        throw RunFailure.dataLine(1, "columns " + columns + " (expected: text,intent[,split])");
      }
      boolean split = columns.contains("split");
      for (CSVRecord record : parser) {
        utterances.add(utterance(record, parser.getCurrentLineNumber(), split));
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw RunFailure.data(file + " cannot be read as UTF-8 CSV: " + e.getMessage());
    }
    return utterances;
  }

  private static Utterance utterance(CSVRecord record, long line, boolean split) {
    if (!record.isConsistent()) {
      throw RunFailure.dataLine(line, record.size() + " columns (quote texts that hold commas)");
    }
    String text = record.get("text");
    String intent = record.get("intent");
    if (text.isBlank() || intent.isBlank()) {
      throw RunFailure.dataLine(line, "text or intent is empty");
    }
    if (text.length() > LONGEST_TEXT) {
      throw RunFailure.dataLine(line, "text of more than " + LONGEST_TEXT + " characters");
    }
    return new Utterance(
        text, intent, split ? split(record.get("split"), line) : Utterance.Split.UNSTATED);
  }

  private static Utterance.Split split(String text, long line) {
    return switch (text) {
      case "train" -> Utterance.Split.TRAIN;
      case "test" -> Utterance.Split.TEST;
      default -> throw RunFailure.dataLine(line, "split: \"" + text + "\" (expected: train|test)");
    };
  }
}
