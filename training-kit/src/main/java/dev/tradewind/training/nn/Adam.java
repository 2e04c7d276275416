package dev.tradewind.training.nn;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Unique;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019) and clipping by the global norm.
 * Variables read by rows are updated lazily: only the rows that took part in the step, moments
 * included.
 */
final class Adam {

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  private sealed interface Gradient {
    Operand<TFloat32> values();

    record Whole(Variable variable, Operand<TFloat32> values) implements Gradient {}

    /** Sums by row: unique ids [n], values [n, width]. */
    record ByRow(Variable variable, Operand<TInt32> ids, Operand<TFloat32> values)
        implements Gradient {}
  }

  private final Forward forward;
  private final Ops tf;
  private final Placeholder<TFloat32> step;
  private final Placeholder<TFloat32> learningRate;
  private final List<Op> zeroMoments = new ArrayList<>();
  private final Op update;

  Adam(Forward forward, Operand<TFloat32> loss, double clipNorm, double weightDecay) {
    this.forward = forward;
    tf = forward.tf();
    step = tf.withName("adam_step").placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    learningRate =
        tf.withName("adam_learning_rate")
            .placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    List<Gradient> gradients = gradients(loss);
    Operand<TFloat32> scale = scale(gradients, clipNorm);
    List<Op> updates = new ArrayList<>();
    for (Gradient gradient : gradients) {
      if (gradient instanceof Gradient.Whole whole) {
        updateWhole(whole, tf.math.mul(whole.values(), scale), weightDecay, updates);
      } else if (gradient instanceof Gradient.ByRow byRow) {
        updateRows(byRow, tf.math.mul(byRow.values(), scale), updates);
      }
    }
    update = tf.withName("adam_update").withControlDependencies(updates).noOp();
  }

  /** Fed with the number of the step, from 1. */
  Placeholder<TFloat32> step() {
    return step;
  }

  Placeholder<TFloat32> learningRate() {
    return learningRate;
  }

  /** To be run once, before the first step. */
  List<Op> zeroMoments() {
    return zeroMoments;
  }

  Op update() {
    return update;
  }

  private List<Gradient> gradients(Operand<TFloat32> loss) {
    List<Output<?>> reads = new ArrayList<>();
    for (Variable variable : forward.parameters().variables()) {
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
    for (Variable variable : forward.parameters().variables()) {
      if (variable.whole() != null) {
        gradients.add(new Gradient.Whole(variable, floats(slopes[next++])));
      } else {
        List<Operand<TFloat32>> rows = new ArrayList<>();
        for (int i = 0; i < variable.rows().size(); i++) {
          rows.add(floats(slopes[next++]));
        }
        gradients.add(byRow(variable, rows));
      }
    }
    return gradients;
  }

  private Gradient byRow(Variable variable, List<Operand<TFloat32>> slopes) {
    Operand<TInt32> flat = tf.constant(new int[] {-1, (int) variable.shape().get(1)});
    List<Operand<TInt32>> ids = new ArrayList<>();
    List<Operand<TFloat32>> values = new ArrayList<>();
    for (int i = 0; i < slopes.size(); i++) {
      ids.add(variable.rows().get(i).ids());
      values.add(tf.reshape(slopes.get(i), flat));
    }
    Unique<TInt32, TInt32> unique =
        tf.unique(ids.size() == 1 ? ids.get(0) : tf.concat(ids, tf.constant(0)), tf.array(0));
    Operand<TFloat32> all = values.size() == 1 ? values.get(0) : tf.concat(values, tf.constant(0));
    Operand<TFloat32> sums = tf.math.unsortedSegmentSum(all, unique.idx(), tf.size(unique.y()));
    return new Gradient.ByRow(variable, unique.y(), sums);
  }

  private Operand<TFloat32> scale(List<Gradient> gradients, double clipNorm) {
    List<Operand<TFloat32>> squares = new ArrayList<>();
    gradients.forEach(gradient -> squares.add(tf.nn.l2Loss(gradient.values())));
    Operand<TFloat32> norm = tf.math.sqrt(tf.math.mul(tf.math.addN(squares), tf.constant(2f)));
    Operand<TFloat32> limit = tf.constant((float) clipNorm);
    return tf.math.div(limit, tf.math.maximum(norm, limit));
  }

  private void updateWhole(
      Gradient.Whole whole, Operand<TFloat32> gradient, double weightDecay, List<Op> updates) {
    Variable variable = whole.variable();
    Op applied =
        tf.train.resourceApplyAdam(
            variable.handle(),
            moment(variable, "m"),
            moment(variable, "v"),
            tf.math.pow(tf.constant(BETA1), step),
            tf.math.pow(tf.constant(BETA2), step),
            learningRate,
            tf.constant(BETA1),
            tf.constant(BETA2),
            tf.constant(EPSILON),
            gradient);
    updates.add(applied);
    Operand<TFloat32> value = variable.whole();
    if (weightDecay > 0 && value != null && variable.shape().numDimensions() > 1) {
      Operand<TFloat32> decay =
          tf.math.mul(value, tf.math.mul(learningRate, tf.constant((float) weightDecay)));
      updates.add(
          tf.withControlDependencies(List.of(applied))
              .assignSubVariableOp(variable.handle(), decay));
    }
  }

  private void updateRows(Gradient.ByRow rows, Operand<TFloat32> gradient, List<Op> updates) {
    Variable variable = rows.variable();
    Operand<TInt32> ids = rows.ids();
    Operand<? extends TType> m = moment(variable, "m");
    Operand<? extends TType> v = moment(variable, "v");
    Operand<TFloat32> first =
        tf.math.add(
            tf.math.mul(tf.resourceGather(m, ids, TFloat32.class), tf.constant(BETA1)),
            tf.math.mul(gradient, tf.constant(1 - BETA1)));
    Operand<TFloat32> second =
        tf.math.add(
            tf.math.mul(tf.resourceGather(v, ids, TFloat32.class), tf.constant(BETA2)),
            tf.math.mul(tf.math.mul(gradient, gradient), tf.constant(1 - BETA2)));
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> rate =
        tf.math.div(
            tf.math.mul(
                learningRate,
                tf.math.sqrt(tf.math.sub(one, tf.math.pow(tf.constant(BETA2), step)))),
            tf.math.sub(one, tf.math.pow(tf.constant(BETA1), step)));
    Operand<TFloat32> change =
        tf.math.div(
            tf.math.mul(first, rate), tf.math.add(tf.math.sqrt(second), tf.constant(EPSILON)));
    updates.add(tf.resourceScatterUpdate(m, ids, first));
    updates.add(tf.resourceScatterUpdate(v, ids, second));
    updates.add(tf.resourceScatterSub(variable.handle(), ids, change));
  }

  private Operand<? extends TType> moment(Variable variable, String which) {
    String name = "adam/" + variable.name() + "/" + which;
    Operand<? extends TType> handle =
        tf.varHandleOp(TFloat32.class, variable.shape(), VarHandleOp.sharedName(name));
    zeroMoments.add(
        tf.assignVariableOp(
            handle, tf.zeros(tf.constant(variable.shape().asArray()), TFloat32.class)));
    return handle;
  }

  @SuppressWarnings("unchecked") // the gradient of a float is a float
  private static Operand<TFloat32> floats(Output<?> slope) {
    return (Operand<TFloat32>) slope;
  }
}
