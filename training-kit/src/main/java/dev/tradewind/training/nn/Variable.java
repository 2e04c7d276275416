package dev.tradewind.training.nn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * A resource variable. Gradients are taken with respect to what was read from it (the whole, or
 * gathered rows), never to the variable itself: that needs no gradient of the reading ops and keeps
 * row updates sparse.
 */
public final class Variable {

  /** Rows gathered from a table: flat ids [n] and the rows [..., width]. */
  public record Rows(Operand<TInt32> ids, Operand<TFloat32> values) {}

  private final String name;
  private final Shape shape;
  private final Operand<? extends TType> handle;
  private final Initializer initializer;
  private final List<Rows> rows = new ArrayList<>();
  private @Nullable Operand<TFloat32> whole;

  Variable(String name, Shape shape, Operand<? extends TType> handle, Initializer initializer) {
    this.name = name;
    this.shape = shape;
    this.handle = handle;
    this.initializer = initializer;
  }

  public String name() {
    return name;
  }

  public Shape shape() {
    return shape;
  }

  public Operand<? extends TType> handle() {
    return handle;
  }

  Initializer initializer() {
    return initializer;
  }

  /** Its value in a step, before the update; null where it is read by rows. */
  public @Nullable Operand<TFloat32> whole() {
    return whole;
  }

  /** Each place in the graph that reads rows. */
  public List<Rows> rows() {
    return rows;
  }

  /** Whether a loss can have a slope by it: what a layer moves by itself is not read this way. */
  public boolean isLearned() {
    return whole != null || !rows.isEmpty();
  }

  void readWhole(Operand<TFloat32> value) {
    whole = value;
  }

  void readRows(Rows gathered) {
    rows.add(gathered);
  }
}
