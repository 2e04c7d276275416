package dev.tradewind.training.data;

import dev.tradewind.training.run.RunFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads lines of items, and numbers the items in the order in which they are met. */
final class SequenceReading {

  private static final int LONGEST_ID = 256;

  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /** What is done with a line that is not blank. */
  @FunctionalInterface
  interface Lines {
    void line(String text, long number);
  }

  /** Ids of the items that were met. */
  List<String> items() {
    return List.copyOf(numbers.keySet());
  }

  /**
   * One sequence a line.
   *
   * @param named whether the first word is the shopper
   */
  List<int[]> sequences(Path file, boolean named) {
    List<int[]> sequences = new ArrayList<>();
    forEach(
        file,
        (text, line) -> {
          String[] words = text.strip().split("\\s+", -1);
          if (named && words.length < 2) {
            throw failure(file, line, "shopper without items (expected: shopper item item ...)");
          }
          sequences.add(items(words, named ? 1 : 0, file, line));
        });
    if (sequences.isEmpty()) {
      throw RunFailure.data(file + " is empty (expected: lines of items)");
    }
    return sequences;
  }

  /** One question a line: {@code item item ...<TAB>item}. */
  List<Question> questions(Path file) {
    List<Question> questions = new ArrayList<>();
    forEach(
        file,
        (text, line) -> {
          String[] sides = text.split("\t", -1);
          if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
            throw failure(file, line, "not \"item item ...<TAB>item\"");
          }
          int[] next = items(sides[1].strip().split("\\s+", -1), 0, file, line);
          if (next.length != 1) {
            throw failure(file, line, next.length + " items after the tab (expected: one)");
          }
          int[] history = items(sides[0].strip().split("\\s+", -1), 0, file, line);
          questions.add(new Question(history, next[0]));
        });
    return questions;
  }

  private int[] items(String[] words, int from, Path file, long line) {
    int[] items = new int[words.length - from];
    for (int i = 0; i < items.length; i++) {
      String id = words[i + from];
      if (id.length() > LONGEST_ID) {
        throw failure(file, line, "item id of more than " + LONGEST_ID + " characters");
      }
      items[i] = numbers.computeIfAbsent(id, key -> numbers.size() + 1);
    }
    return items;
  }

  static void forEach(Path file, Lines lines) {
    try (BufferedReader reader = TextFile.open(file)) {
      long number = 0;
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        number++;
        if (!text.isBlank()) {
          lines.line(text, number);
        }
      }
    } catch (IOException e) {
      throw RunFailure.data(file + " cannot be read as UTF-8 text: " + e);
    }
  }

  static RunFailure failure(Path file, long line, String cause) {
    return RunFailure.data(file.getFileName() + ", line " + line + ": " + cause);
  }
}
