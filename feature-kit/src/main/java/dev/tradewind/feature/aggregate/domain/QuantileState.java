package dev.tradewind.feature.aggregate.domain;

import java.util.List;

/** How numbers are distributed, by tile: QUANTILE. */
final class QuantileState implements FeatureState {

  private final CompiledFeature feature;
  private final Tiles<QuantileSketch> tiles;

  QuantileState(CompiledFeature feature) {
    this.feature = feature;
    this.tiles = new Tiles<>(feature, QuantileSketch::new);
  }

  @Override
  public void add(LoggedLine line) {
    long number = feature.number(line);
    if (number != EventLine.ABSENT) {
      tiles.at(line.event().occurredAt()).add(number);
    }
  }

  @Override
  public void forget(long newest) {
    tiles.forget(newest);
  }

  @Override
  public void merge(FeatureState other) {
    tiles.merge(((QuantileState) other).tiles, QuantileSketch::merge);
  }

  @Override
  public Value read(long asOf) {
    return value(tiles.total(asOf, QuantileSketch::merge));
  }

  private Value value(QuantileSketch sketch) {
    return sketch.value(feature.spec().quantile());
  }

  @Override
  public List<FeatureTile> tiles(long asOf) {
    return tiles.tiles(asOf, this::value);
  }

  @Override
  public void write(ByteWriter out) {
    tiles.write(out, (writer, sketch) -> sketch.write(writer));
  }

  @Override
  public void readFrom(ByteReader in) {
    tiles.readFrom(in, (reader, sketch) -> sketch.readFrom(reader));
  }
}
