package dev.tradewind.training.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/**
 * Ops that write resource variables to a checkpoint of TensorFlow and read them from one.
 * TensorFlow Java makes them for reference variables only.
 *
 * @param file fed with the prefix of the checkpoint's files
 * @param saved runs the writing; the prefix
 * @param restored runs the reading
 */
public record VariableSaver(Placeholder<TString> file, Operand<TString> saved, Op restored) {

  /**
   * Adds the ops.
   *
   * @param names begin the names of the three ops
   */
  public static VariableSaver of(Ops tf, String names, List<Variable> variables) {
    Placeholder<TString> file =
        tf.withName(names + "_filename")
            .placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    String[] keys = variables.stream().map(Variable::name).toArray(String[]::new);
    String[] whole = new String[keys.length];
    Arrays.fill(whole, "");
    Operand<TString> slices = tf.array(whole);
    List<Operand<?>> values = new ArrayList<>();
    List<Class<? extends TType>> types = new ArrayList<>();
    for (Variable variable : variables) {
      values.add(tf.readVariableOp(variable.handle(), TFloat32.class));
      types.add(TFloat32.class);
    }
    Op save = tf.train.save(file, tf.array(keys), slices, values);
    List<Output<?>> read = tf.train.restore(file, tf.array(keys), slices, types).tensors();
    List<Op> assignments = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      assignments.add(tf.assignVariableOp(variables.get(i).handle(), read.get(i)));
    }
    return new VariableSaver(
        file,
        tf.withName(names + "_control_dependency")
            .withControlDependencies(List.of(save))
            .identity(file),
        tf.withName(names + "_restore_all").withControlDependencies(assignments).noOp());
  }

  /** Writes to files that begin with this prefix. */
  public void save(ModelSession session, String prefix) {
    try (TString name = TString.scalarOf(prefix)) {
      session.runner().feed(file, name).fetch(saved).run().close();
    }
  }

  /** Reads what {@link #save} wrote. */
  public void restore(ModelSession session, String prefix) {
    try (TString name = TString.scalarOf(prefix)) {
      session.runner().feed(file, name).addTarget(restored).run().close();
    }
  }
}
