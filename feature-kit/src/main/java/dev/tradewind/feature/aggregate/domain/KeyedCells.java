package dev.tradewind.feature.aggregate.domain;

import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * A cell for each text, for at most 1,000 texts: of more, those with the least hashes. Whatever the
 * order of arrival, a text that is kept in the end was among the least of those seen at every
 * moment before, so it was never turned away nor dropped, and its cell is exact; and which texts
 * are kept depends on the set of texts alone. The same holds for merged parts.
 */
final class KeyedCells {

  static final int MAX_KEYS = 1000;

  /** A text in the order of hashes. */
  record Key(long hash, String text) implements Comparable<Key> {

    static Key of(String text) {
      return new Key(TextHash.of(text), text);
    }

    @Override
    public int compareTo(Key other) {
      int order = Long.compareUnsigned(hash, other.hash);
      return order == 0 ? text.compareTo(other.text) : order;
    }

    /** The text is hashed once, when the key is made. */
    @Override
    public int hashCode() {
      return Long.hashCode(hash);
    }
  }

  private static final Comparator<Map.Entry<Key, long[]>> MOST_OFTEN_FIRST =
      Comparator.<Map.Entry<Key, long[]>>comparingLong(entry -> -entry.getValue()[0])
          .thenComparing(entry -> entry.getKey().text());

  private final Cell cell;
  private final NavigableMap<Key, long[]> cells = new TreeMap<>();

  KeyedCells(Cell cell) {
    this.cell = cell;
  }

  /**
   * Adds a line.
   *
   * @param number millionths; 1 for a count
   */
  void add(String text, long number) {
    long[] numbers = cellOf(Key.of(text));
    cell.add(numbers, 0, number);
  }

  /** The cell of a text; one that nobody keeps where the text is not among those kept. */
  long[] cellOf(Key key) {
    long[] known = cells.get(key);
    if (known != null) {
      return known;
    }
    long[] made = new long[cell.width()];
    cell.clear(made, 0);
    cells.put(key, made);
    if (cells.size() > MAX_KEYS) {
      cells.pollLastEntry();
    }
    return made;
  }

  void merge(KeyedCells other) {
    other.cells.forEach((key, numbers) -> cell.merge(cellOf(key), 0, numbers, 0));
  }

  /** Hands over every cell, in the order of keys. */
  void forEach(BiConsumer<Key, long[]> cell) {
    cells.forEach(cell);
  }

  int size() {
    return cells.size();
  }

  /** The value of each text. */
  Value groups() {
    Map<String, Double> groups = new TreeMap<>();
    cells.forEach(
        (key, numbers) -> {
          Value value = cell.value(numbers, 0);
          if (value instanceof Value.Whole whole) {
            groups.put(key.text(), (double) whole.value());
          } else if (value instanceof Value.Decimal decimal) {
            groups.put(key.text(), decimal.value());
          }
        });
    return new Value.Groups(groups);
  }

  /** The texts with the greatest counts, of equal ones the smaller text first. */
  Value top(int limit) {
    return new Value.Texts(
        cells.entrySet().stream()
            .sorted(MOST_OFTEN_FIRST)
            .limit(limit)
            .map(entry -> entry.getKey().text())
            .toList());
  }
}
