package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.Aggregation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Partial results by tile, by rising tile: COUNT, SUM, DAILY_SERIES, MEAN, MIN and MAX. */
final class TiledState implements FeatureState {

  private static final long[] NONE = {};
  private static final int LEAST_TILE_BYTES = 2;

  private final CompiledFeature feature;
  private final Cell cell;
  private final Window window;
  private long[] tiles = NONE;

  /** One cell for each tile, {@link Cell#width} numbers each. */
  private long[] cells = NONE;

  private int size;

  TiledState(CompiledFeature feature) {
    this.feature = feature;
    this.cell = Cell.of(feature.spec().aggregation());
    this.window = feature.window().orElseThrow();
  }

  @Override
  public void add(LoggedLine line) {
    long number = cell == Cell.COUNT ? 1 : feature.number(line);
    if (number != EventLine.ABSENT) {
      int at = cellOf(window.tiles().tileOf(line.event().occurredAt()));
      cell.add(cells, at, number);
    }
  }

  /** Where the cell of a tile is, which is made where there is none. */
  private int cellOf(long tile) {
    int at = indexOf(tile);
    if (at == size || tiles[at] != tile) {
      insert(at, tile);
    }
    return at * cell.width();
  }

  private int indexOf(long tile) {
    if (size == 0 || tiles[size - 1] < tile) {
      return size;
    }
    int found = Arrays.binarySearch(tiles, 0, size, tile);
    return found >= 0 ? found : -found - 1;
  }

  private void insert(int at, long tile) {
    int width = cell.width();
    if (size == tiles.length) {
      reserve(Math.max(4, size + size / 2));
    }
    System.arraycopy(tiles, at, tiles, at + 1, size - at);
    System.arraycopy(cells, at * width, cells, (at + 1) * width, (size - at) * width);
    tiles[at] = tile;
    cell.clear(cells, at * width);
    size++;
  }

  private void reserve(int room) {
    tiles = Arrays.copyOf(tiles, room);
    cells = Arrays.copyOf(cells, room * cell.width());
  }

  @Override
  public void forget(long newest) {
    int dropped = indexOf(window.firstKeptTile(newest));
    if (dropped > 0) {
      tiles = Arrays.copyOfRange(tiles, dropped, size);
      cells = Arrays.copyOfRange(cells, dropped * cell.width(), size * cell.width());
      size -= dropped;
    }
  }

  @Override
  public void merge(FeatureState other) {
    TiledState partial = (TiledState) other;
    for (int i = 0; i < partial.size; i++) {
      int at = cellOf(partial.tiles[i]);
      cell.merge(cells, at, partial.cells, i * cell.width());
    }
  }

  /** An event that is ahead of the moment by its sender's clock counts at once. */
  @Override
  public Value read(long asOf) {
    if (feature.spec().aggregation() == Aggregation.DAILY_SERIES) {
      return new Value.Numbers(days(asOf));
    }
    long[] total = new long[cell.width()];
    cell.clear(total, 0);
    for (int i = indexOf(window.firstTile(asOf)); i < size; i++) {
      cell.merge(total, 0, cells, i * cell.width());
    }
    return cell.value(total, 0);
  }

  private List<Double> days(long asOf) {
    long today = window.tiles().tileOf(asOf);
    List<Double> days = new ArrayList<>();
    int i = indexOf(window.firstTile(asOf));
    for (long day = window.firstTile(asOf); day < today; day++) {
      if (i < size && tiles[i] == day) {
        days.add(Cell.sum(cells, i++ * cell.width()));
      } else {
        days.add(0.0);
      }
    }
    return days;
  }

  @Override
  public List<FeatureTile> tiles(long asOf) {
    List<FeatureTile> counting = new ArrayList<>();
    boolean whole = feature.spec().aggregation() == Aggregation.DAILY_SERIES;
    long end = whole ? window.tiles().tileOf(asOf) : Long.MAX_VALUE;
    for (int i = indexOf(window.firstTile(asOf)); i < size && tiles[i] < end; i++) {
      int at = i * cell.width();
      Value value = whole ? new Value.Numbers(List.of(Cell.sum(cells, at))) : cell.value(cells, at);
      counting.add(window.tiles().tile(tiles[i], value));
    }
    return counting;
  }

  @Override
  public void write(ByteWriter out) {
    long previous = 0;
    for (int i = 0; i < size; i++) {
      out.writeSigned(tiles[i] - previous);
      cell.write(out, cells, i * cell.width());
      previous = tiles[i];
    }
  }

  @Override
  public void readFrom(ByteReader in) {
    size = 0;
    reserve(in.remaining() / LEAST_TILE_BYTES);
    long tile = 0;
    while (!in.isAtEnd()) {
      tile = nextTile(in, tile, size == 0);
      insert(size, tile);
      cell.read(in, cells, (size - 1) * cell.width());
    }
  }

  private static long nextTile(ByteReader in, long previous, boolean first) {
    long tile = previous + in.readSigned();
    if (tile <= previous && !first) {
      throw new IllegalArgumentException("the state is damaged: its tiles do not rise");
    }
    return tile;
  }

  /** All tiles that count become one. */
  @Override
  public void readFrom(ByteReader in, long asOf) {
    if (feature.spec().aggregation() == Aggregation.DAILY_SERIES) {
      readFrom(in);
      return;
    }
    long firstTile = window.firstTile(asOf);
    long[] total = new long[cell.width()];
    cell.clear(total, 0);
    long[] next = new long[cell.width()];
    long tile = 0;
    for (boolean first = true; !in.isAtEnd(); first = false) {
      tile = nextTile(in, tile, first);
      cell.read(in, next, 0);
      if (tile >= firstTile) {
        cell.merge(total, 0, next, 0);
      }
    }
    tiles = new long[] {firstTile};
    cells = total;
    size = 1;
  }
}
