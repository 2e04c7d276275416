package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.Aggregation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A partial result for each text, by tile: TOP_K, and COUNT, SUM and MEAN by group. */
final class KeyedState implements FeatureState {

  private final CompiledFeature feature;
  private final Cell cell;
  private final Tiles<KeyedCells> tiles;

  KeyedState(CompiledFeature feature) {
    this.feature = feature;
    this.cell = isTop() ? Cell.COUNT : Cell.of(feature.spec().aggregation());
    this.tiles = new Tiles<>(feature, () -> new KeyedCells(cell));
  }

  private boolean isTop() {
    return feature.spec().aggregation() == Aggregation.TOP_K;
  }

  /** A line without the text that it is grouped by counts for no group. */
  @Override
  public void add(LoggedLine line) {
    String text = isTop() ? feature.text(line) : feature.group(line);
    long number = cell == Cell.COUNT ? 1 : feature.number(line);
    if (!text.isEmpty() && number != EventLine.ABSENT) {
      tiles.at(line.event().occurredAt()).add(text, number);
    }
  }

  @Override
  public void forget(long newest) {
    tiles.forget(newest);
  }

  @Override
  public void merge(FeatureState other) {
    tiles.merge(((KeyedState) other).tiles, KeyedCells::merge);
  }

  @Override
  public Value read(long asOf) {
    return value(tiles.total(asOf, KeyedCells::merge));
  }

  private Value value(KeyedCells cells) {
    return isTop() ? cells.top(feature.spec().limit()) : cells.groups();
  }

  @Override
  public List<FeatureTile> tiles(long asOf) {
    return tiles.tiles(asOf, this::value);
  }

  /** The texts of all tiles once, then the tiles with numbers in their place. */
  @Override
  public void write(ByteWriter out) {
    Map<KeyedCells.Key, Integer> places = new HashMap<>();
    tiles.all().forEach(cells -> cells.forEach((key, numbers) -> places.put(key, 0)));
    if (places.isEmpty()) {
      return;
    }
    List<KeyedCells.Key> keys = new ArrayList<>(places.keySet());
    Collections.sort(keys);
    out.writeUnsigned(keys.size());
    for (int place = 0; place < keys.size(); place++) {
      out.writeText(keys.get(place).text());
      places.put(keys.get(place), place);
    }
    tiles.write(
        out,
        (writer, cells) -> {
          writer.writeUnsigned(cells.size());
          cells.forEach(
              (key, numbers) -> {
                writer.writeUnsigned(places.getOrDefault(key, 0));
                cell.write(writer, numbers, 0);
              });
        });
  }

  @Override
  public void readFrom(ByteReader in) {
    if (in.isAtEnd()) {
      return;
    }
    int size = in.readCount();
    List<KeyedCells.Key> keys = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      keys.add(KeyedCells.Key.of(in.readText()));
    }
    tiles.readFrom(
        in,
        (reader, cells) -> {
          int count = reader.readCount();
          for (int i = 0; i < count; i++) {
            long place = reader.readUnsigned();
            if (place < 0 || place >= keys.size()) {
              throw new IllegalArgumentException("the state is damaged: it has no text " + place);
            }
            cell.read(reader, cells.cellOf(keys.get((int) place)), 0);
          }
        });
  }
}
