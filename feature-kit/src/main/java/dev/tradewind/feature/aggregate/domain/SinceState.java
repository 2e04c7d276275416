package dev.tradewind.feature.aggregate.domain;

import java.util.List;
import java.util.Optional;

/** The time of the latest line: TIME_SINCE. */
final class SinceState implements FeatureState {

  private static final long NEVER = Long.MIN_VALUE;

  private final Optional<Window> window;
  private long latest = NEVER;

  SinceState(CompiledFeature feature) {
    this.window = feature.window();
  }

  @Override
  public void add(LoggedLine line) {
    latest = Math.max(latest, line.event().occurredAt());
  }

  @Override
  public void forget(long newest) {
    if (window.isPresent() && latest < window.get().firstKept(newest)) {
      latest = NEVER;
    }
  }

  @Override
  public void merge(FeatureState other) {
    latest = Math.max(latest, ((SinceState) other).latest);
  }

  /** An event that is ahead of the moment by its sender's clock happened just now. */
  @Override
  public Value read(long asOf) {
    if (latest == NEVER || (window.isPresent() && latest < window.get().start(asOf))) {
      return new Value.Missing();
    }
    return new Value.Decimal(Value.fromMillionths(Math.max(0, asOf - latest)));
  }

  @Override
  public List<FeatureTile> tiles(long asOf) {
    return List.of();
  }

  @Override
  public void write(ByteWriter out) {
    if (latest != NEVER) {
      out.writeSigned(latest);
    }
  }

  @Override
  public void readFrom(ByteReader in) {
    latest = in.isAtEnd() ? NEVER : in.readSigned();
  }
}
