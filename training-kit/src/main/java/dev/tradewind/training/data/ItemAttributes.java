package dev.tradewind.training.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What items have in common, such as a brand or a category.
 *
 * @param kinds how many attributes there are; they are 1 to kinds
 * @param of [items + 1][], those of each item; none of item 0
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
public record ItemAttributes(int kinds, int[][] of) {

  private static final int MOST_EACH = 32;

  /** Nothing is known of items. */
  public static ItemAttributes none(int items) {
    return new ItemAttributes(0, new int[items + 1][0]);
  }

  /** Whether nothing is known. */
  public boolean isEmpty() {
    return kinds == 0;
  }

  /** Items of which something is known. */
  public long itemsKnown() {
    return Arrays.stream(of).filter(some -> some.length > 0).count();
  }

  /**
   * The file of attributes that lies beside a file of sequences: it is called as that one is up to
   * the first dot, then anything, then {@code .json} or {@code .json.gz}, and holds one object of
   * lists, {@code {"item": [attribute, ...], ...}}.
   */
  static Optional<Path> beside(Path sequences) {
    String name = String.valueOf(sequences.getFileName());
    String stem = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    Path directory = sequences.toAbsolutePath().getParent();
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> isNamed(String.valueOf(file.getFileName()), stem))
          .filter(file -> Files.isRegularFile(file) && !lists(file).isEmpty())
          .min(Path::compareTo);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isNamed(String file, String stem) {
    String lower = file.toLowerCase(Locale.ROOT);
    return !stem.isEmpty()
        && file.startsWith(stem)
        && (lower.endsWith(".json") || lower.endsWith(".json.gz"));
  }

  /**
   * Reads them. An attribute that only one item has says nothing and is left out; of an item's the
   * first 32 count.
   *
   * @param file as {@link #beside} found it
   * @param items the i-th id is the item i + 1; others are passed over
   */
  static ItemAttributes read(Path file, List<String> items) {
    Map<String, List<String>> lists = lists(file);
    Map<String, Long> shared =
        items.stream()
            .flatMap(item -> lists.getOrDefault(item, List.of()).stream())
            .collect(Collectors.groupingBy(one -> one, HashMap::new, Collectors.counting()));
    Map<String, Integer> numbers = new LinkedHashMap<>();
    int[][] of = new int[items.size() + 1][0];
    for (int i = 0; i < items.size(); i++) {
      of[i + 1] =
          lists.getOrDefault(items.get(i), List.of()).stream()
              .filter(one -> shared.get(one) > 1)
              .limit(MOST_EACH)
              .mapToInt(one -> numbers.computeIfAbsent(one, key -> numbers.size() + 1))
              .toArray();
    }
    return new ItemAttributes(numbers.size(), of);
  }

  /** Lists by item, without what occurs twice; empty where the file is something else. */
  private static Map<String, List<String>> lists(Path file) {
    Map<String, List<String>> lists = new HashMap<>();
    try (Reader reader = TextFile.open(file);
        JsonParser parser = new JsonFactory().createParser(reader)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Map.of();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String item = parser.currentName();
        if (parser.nextToken() != JsonToken.START_ARRAY) {
          return Map.of();
        }
        List<String> some = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          if (!parser.currentToken().isScalarValue()) {
            return Map.of();
          }
          some.add(parser.getText());
        }
        lists.put(item, some.stream().distinct().toList());
      }
      return lists;
    } catch (IOException noJson) {
      return Map.of();
    }
  }
}
