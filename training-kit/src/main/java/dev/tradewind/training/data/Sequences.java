package dev.tradewind.training.data;

import dev.tradewind.training.run.RunFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each shopper took, in time order. Items are numbers from 1 (0 is kept for padding).
 *
 * @param items the i-th id (from 0) is the item i + 1
 * @param sequences one for each shopper
 */
public record Sequences(List<String> items, List<int[]> sequences) {

  private static final int LONGEST_ID = 256;

  /**
   * Reads lines {@code shopper item item ...}, separated by white space; a blank line is skipped.
   *
   * @throws RunFailure DATA_INVALID, naming the line
   */
  public static Sequences read(Path file) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    List<int[]> sequences = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      long line = 0;
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        String[] words = text.strip().split("\\s+", -1);
        if (words[0].isEmpty()) {
          continue;
        }
        if (words.length < 2) {
          throw RunFailure.dataLine(
              line, "shopper without items (expected: shopper item item ...)");
        }
        int[] sequence = new int[words.length - 1];
        for (int i = 0; i < sequence.length; i++) {
          String item = words[i + 1];
          if (item.length() > LONGEST_ID) {
            throw RunFailure.dataLine(line, "item id of more than " + LONGEST_ID + " characters");
          }
          sequence[i] = numbers.computeIfAbsent(item, key -> numbers.size() + 1);
        }
        sequences.add(sequence);
      }
    } catch (IOException e) {
      throw RunFailure.data(file + " cannot be read as UTF-8 text: " + e);
    }
    return new Sequences(List.copyOf(numbers.keySet()), sequences);
  }
}
