package dev.tradewind.feature.aggregate.domain;

import java.util.List;

/** Which texts there were, as hashes by tile: DISTINCT. */
final class DistinctState implements FeatureState {

  private final CompiledFeature feature;
  private final Tiles<DistinctSketch> tiles;

  DistinctState(CompiledFeature feature) {
    this.feature = feature;
    this.tiles = new Tiles<>(feature, DistinctSketch::new);
  }

  @Override
  public void add(LoggedLine line) {
    String text = feature.text(line);
    if (!text.isEmpty()) {
      tiles.at(line.event().occurredAt()).add(TextHash.of(text));
    }
  }

  @Override
  public void forget(long newest) {
    tiles.forget(newest);
  }

  @Override
  public void merge(FeatureState other) {
    tiles.merge(((DistinctState) other).tiles, DistinctSketch::merge);
  }

  @Override
  public Value read(long asOf) {
    return tiles.total(asOf, DistinctSketch::merge).value();
  }

  @Override
  public List<FeatureTile> tiles(long asOf) {
    return tiles.tiles(asOf, DistinctSketch::value);
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
