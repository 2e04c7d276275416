package dev.tradewind.training.nn.optimize;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Variable;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Unique;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The slopes of a loss by all variables of a graph. */
final class Gradients {

  private final Ops tf;
  private final List<Gradient> all;

  private Gradients(Ops tf, List<Gradient> all) {
    this.tf = tf;
    this.all = List.copyOf(all);
  }

  static Gradients of(Forward forward, Operand<TFloat32> loss) {
    Differentiable.check(forward.graph());
    List<Variable> learned =
        forward.parameters().variables().stream().filter(Variable::isLearned).toList();
    List<Output<?>> reads = new ArrayList<>();
    for (Variable variable : learned) {
      Operand<TFloat32> whole = variable.whole();
      if (whole != null) {
        reads.add(whole.asOutput());
      }
      variable.rows().forEach(rows -> reads.add(rows.values().asOutput()));
    }
    Output<?>[] slopes =
        forward.graph().addGradients(loss.asOutput(), reads.toArray(Output<?>[]::new));
    List<Gradient> gradients = new ArrayList<>();
    int next = 0;
    for (Variable variable : learned) {
      if (variable.whole() != null) {
        gradients.add(new Gradient.Whole(variable, floats(slopes[next++])));
      } else {
        List<Operand<TFloat32>> rows = new ArrayList<>();
        for (int i = 0; i < variable.rows().size(); i++) {
          rows.add(floats(slopes[next++]));
        }
        gradients.add(byRow(forward.tf(), variable, rows));
      }
    }
    return new Gradients(forward.tf(), gradients);
  }

  /** A row that was read several times has the sum of its slopes. */
  private static Gradient byRow(Ops tf, Variable variable, List<Operand<TFloat32>> slopes) {
    Operand<TInt32> flat = tf.constant(new int[] {-1, (int) variable.shape().get(1)});
    List<Operand<TInt32>> ids = new ArrayList<>();
    List<Operand<TFloat32>> values = new ArrayList<>();
    for (int i = 0; i < slopes.size(); i++) {
      ids.add(variable.rows().get(i).ids());
      values.add(tf.reshape(slopes.get(i), flat));
    }
    Unique<TInt32, TInt32> unique =
        tf.unique(ids.size() == 1 ? ids.get(0) : tf.concat(ids, tf.constant(0)), tf.array(0));
    Operand<TFloat32> joined =
        values.size() == 1 ? values.get(0) : tf.concat(values, tf.constant(0));
    Operand<TFloat32> sums = tf.math.unsortedSegmentSum(joined, unique.idx(), tf.size(unique.y()));
    return new Gradient.ByRow(variable, unique.y(), sums);
  }

  List<Gradient> all() {
    return all;
  }

  /** Root of the sum of all squares. */
  Operand<TFloat32> norm() {
    List<Operand<TFloat32>> squares = new ArrayList<>();
    all.forEach(gradient -> squares.add(tf.nn.l2Loss(gradient.values())));
    return tf.math.sqrt(tf.math.mul(tf.math.addN(squares), tf.constant(2f)));
  }

  /** Shortened to a norm where it is longer (Pascanu et al. 2013). */
  Gradients clipped(double longest) {
    Operand<TFloat32> limit = tf.constant((float) longest);
    Operand<TFloat32> scale = tf.math.div(limit, tf.math.maximum(norm(), limit));
    return new Gradients(
        tf,
        all.stream()
            .map(gradient -> gradient.scaledBy(tf.math.mul(gradient.values(), scale)))
            .toList());
  }

  @SuppressWarnings("unchecked") // the gradient of a float is a float
  private static Operand<TFloat32> floats(Output<?> slope) {
    return (Operand<TFloat32>) slope;
  }
}
