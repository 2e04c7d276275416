package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.FeatureSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Partial sums by tile, by rising tile: COUNT, SUM and DAILY_SERIES. */
final class TiledState implements FeatureState {

  private static final long[] NONE = {};

  private final FeatureSpec feature;
  private final Window window;
  private long[] tiles = NONE;
  private long[] sums = NONE;
  private int size;

  TiledState(FeatureSpec feature) {
    this.feature = feature;
    this.window = Window.of(feature);
  }

  @Override
  public void add(EventFact event, int line) {
    long amount =
        feature.value().isPresent() ? event.lines().get(line).number(feature.value().get()) : 1;
    if (amount != EventLine.ABSENT) {
      addTo(window.tiles().tileOf(event.occurredAt()), amount);
    }
  }

  private void addTo(long tile, long amount) {
    int at = indexOf(tile);
    if (at == size || tiles[at] != tile) {
      insert(at, tile);
    }
    sums[at] += amount;
  }

  private int indexOf(long tile) {
    if (size == 0 || tiles[size - 1] < tile) {
      return size;
    }
    int found = Arrays.binarySearch(tiles, 0, size, tile);
    return found >= 0 ? found : -found - 1;
  }

  private void insert(int at, long tile) {
    if (size == tiles.length) {
      int room = Math.max(4, size + size / 2);
      tiles = Arrays.copyOf(tiles, room);
      sums = Arrays.copyOf(sums, room);
    }
    System.arraycopy(tiles, at, tiles, at + 1, size - at);
    System.arraycopy(sums, at, sums, at + 1, size - at);
    tiles[at] = tile;
    sums[at] = 0;
    size++;
  }

  @Override
  public void forget(long newest) {
    int dropped = indexOf(window.firstKeptTile(newest));
    if (dropped > 0) {
      tiles = Arrays.copyOfRange(tiles, dropped, size);
      sums = Arrays.copyOfRange(sums, dropped, size);
      size -= dropped;
    }
  }

  @Override
  public void merge(FeatureState other) {
    TiledState partial = (TiledState) other;
    for (int i = 0; i < partial.size; i++) {
      addTo(partial.tiles[i], partial.sums[i]);
    }
  }

  @Override
  public Value read(long asOf) {
    return switch (feature.aggregation()) {
      case COUNT -> new Value.Whole(sumSince(window.firstTile(asOf)));
      case SUM -> new Value.Decimal(Value.fromMillionths(sumSince(window.firstTile(asOf))));
      case DAILY_SERIES -> new Value.Numbers(days(asOf));
      case LAST, RECENT -> throw new IllegalStateException(feature.aggregation() + " has no tiles");
    };
  }

  /** An event that is ahead of the moment by its sender's clock counts at once. */
  private long sumSince(long firstTile) {
    long sum = 0;
    for (int i = indexOf(firstTile); i < size; i++) {
      sum += sums[i];
    }
    return sum;
  }

  private List<Double> days(long asOf) {
    long today = window.tiles().tileOf(asOf);
    List<Double> days = new ArrayList<>();
    int i = indexOf(window.firstTile(asOf));
    for (long day = window.firstTile(asOf); day < today; day++) {
      if (i < size && tiles[i] == day) {
        days.add(Value.fromMillionths(sums[i++]));
      } else {
        days.add(0.0);
      }
    }
    return days;
  }

  @Override
  public void write(ByteWriter out) {
    out.writeUnsigned(size);
    long previous = 0;
    for (int i = 0; i < size; i++) {
      out.writeSigned(tiles[i] - previous);
      out.writeSigned(sums[i]);
      previous = tiles[i];
    }
  }

  @Override
  public void readFrom(ByteReader in) {
    size = in.readCount();
    tiles = new long[size];
    sums = new long[size];
    long previous = 0;
    for (int i = 0; i < size; i++) {
      previous += in.readSigned();
      tiles[i] = previous;
      sums[i] = in.readSigned();
    }
  }
}
