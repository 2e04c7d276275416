package dev.tradewind.feature.aggregate.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Partial results that take more than a few numbers, by tile. */
final class Tiles<T> {

  private final Window window;
  private final Supplier<T> empty;
  private final NavigableMap<Long, T> byTile = new TreeMap<>();

  Tiles(CompiledFeature feature, Supplier<T> empty) {
    this.window = feature.window().orElseThrow();
    this.empty = empty;
  }

  /** The partial result of a moment (microseconds), made where there is none. */
  T at(long moment) {
    return ofTile(window.tiles().tileOf(moment));
  }

  private T ofTile(long tile) {
    return byTile.computeIfAbsent(tile, absent -> empty.get());
  }

  void forget(long newest) {
    byTile.headMap(window.firstKeptTile(newest)).clear();
  }

  void merge(Tiles<T> other, BiConsumer<T, T> merge) {
    other.byTile.forEach((tile, partial) -> merge.accept(ofTile(tile), partial));
  }

  /** All that count at a moment. */
  T total(long asOf, BiConsumer<T, T> merge) {
    T total = empty.get();
    counting(asOf).values().forEach(partial -> merge.accept(total, partial));
    return total;
  }

  private NavigableMap<Long, T> counting(long asOf) {
    return byTile.tailMap(window.firstTile(asOf), true);
  }

  List<FeatureTile> tiles(long asOf, Function<T, Value> value) {
    List<FeatureTile> tiles = new ArrayList<>();
    counting(asOf)
        .forEach((tile, partial) -> tiles.add(window.tiles().tile(tile, value.apply(partial))));
    return tiles;
  }

  Collection<T> all() {
    return byTile.values();
  }

  void write(ByteWriter out, BiConsumer<ByteWriter, T> write) {
    long previous = 0;
    for (Map.Entry<Long, T> tile : byTile.entrySet()) {
      out.writeSigned(tile.getKey() - previous);
      write.accept(out, tile.getValue());
      previous = tile.getKey();
    }
  }

  void readFrom(ByteReader in, BiConsumer<ByteReader, T> read) {
    byTile.clear();
    long tile = 0;
    while (!in.isAtEnd()) {
      tile += in.readSigned();
      read.accept(in, ofTile(tile));
    }
  }
}
