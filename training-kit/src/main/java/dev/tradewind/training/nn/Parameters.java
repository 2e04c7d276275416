package dev.tradewind.training.nn;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The variables of one graph. Asking twice for a name shares the variable (tied weights). A
 * variable is read either whole or by rows, not both: rows get sparse updates.
 */
public final class Parameters {

  private final Ops tf;
  private final Map<String, Variable> variables = new LinkedHashMap<>();

  public Parameters(Ops tf) {
    this.tf = tf;
  }

  /** The whole variable. */
  public Operand<TFloat32> whole(String name, Initializer initializer, long... shape) {
    Variable variable = variable(name, Shape.of(shape), initializer);
    if (!variable.rows().isEmpty()) {
      throw new IllegalStateException(name + " is read by rows already");
    }
    Operand<TFloat32> value = variable.whole();
    if (value == null) {
      value =
          tf.withName(nodeName(name) + ".read").readVariableOp(variable.handle(), TFloat32.class);
      variable.readWhole(value);
    }
    return value;
  }

  /**
   * Rows of a table.
   *
   * @param ids of any shape
   * @return shape of ids + [width]
   */
  public Operand<TFloat32> rows(
      String name, Initializer initializer, long rows, long width, Operand<TInt32> ids) {
    Variable variable = variable(name, Shape.of(rows, width), initializer);
    if (variable.whole() != null) {
      throw new IllegalStateException(name + " is read as a whole already");
    }
    Operand<TFloat32> gathered = tf.resourceGather(variable.handle(), ids, TFloat32.class);
    Operand<TInt32> flat = tf.reshape(ids, tf.constant(new int[] {-1}));
    variable.readRows(new Variable.Rows(flat, gathered));
    return gathered;
  }

  /** All of them, in the order in which they were asked for first. */
  public Collection<Variable> variables() {
    return Collections.unmodifiableCollection(variables.values());
  }

  /** A variable that is read by the caller's own ops. */
  public Variable variable(String name, Shape shape, Initializer initializer) {
    Variable variable =
        variables.computeIfAbsent(
            name,
            key ->
                new Variable(
                    key,
                    shape,
                    tf.withName(nodeName(key))
                        .varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName(key)),
                    initializer));
    if (!variable.shape().equals(shape)) {
      throw new IllegalStateException(name + " has the shape " + variable.shape());
    }
    return variable;
  }

  /** TensorFlow Java allows no slash in the name of a single op. */
  private static String nodeName(String name) {
    return name.replace('/', '.');
  }
}
