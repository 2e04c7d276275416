package dev.tradewind.training.demand;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.loss.Regression;
import dev.tradewind.training.nn.optimize.AdamW;
import dev.tradewind.training.nn.train.Feeds;
import dev.tradewind.training.nn.train.Trainer;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The training graph: pinball loss of the daily and of the cumulative quantiles, in units of each
 * window's mean; cumulative errors are divided by the root of the days they sum over.
 */
final class DemandTraining implements AutoCloseable {

  private static final double CLIP_NORM = 1;

  private final Forward forward = Forward.training();
  private final Placeholder<TFloat32> history;
  private final Placeholder<TInt64> weekday;
  private final Placeholder<TFloat32> actual;
  private final Trainer trainer;

  DemandTraining(int hidden, double dropout, double weightDecay, long seed) {
    Ops tf = forward.tf();
    history = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, DemandShape.HISTORY)));
    weekday = tf.placeholder(TInt64.class, Placeholder.shape(Shape.of(-1)));
    actual = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, DemandShape.HORIZON)));
    DemandNetwork network = DemandNetwork.of(forward, history, weekday, hidden, dropout);
    // A window without sales says little about the size of what follows: at least one unit a week.
    Operand<TFloat32> scale =
        tf.expandDims(tf.math.maximum(network.scale(), tf.constant(1f / 7)), tf.constant(2));
    float[] weights = new float[DemandShape.HORIZON];
    for (int day = 0; day < weights.length; day++) {
      weights[day] = (float) (1 / Math.sqrt(day + 1.0));
    }
    Operand<TFloat32> shrink =
        tf.reshape(tf.constant(weights), tf.constant(new int[] {1, DemandShape.HORIZON, 1}));
    Operand<TFloat32> days = tf.expandDims(actual, tf.constant(2));
    Operand<TFloat32> daily = pinball(tf, days, network.signedDaily(), scale);
    Operand<TFloat32> sums =
        tf.math.mul(
            pinball(tf, tf.math.cumsum(days, tf.constant(1)), network.cumulative(), scale), shrink);
    Operand<TFloat32> loss =
        tf.math.mean(
            tf.math.add(daily, tf.math.mul(sums, tf.constant(0.5f))),
            tf.constant(new int[] {0, 1, 2}));
    trainer = new Trainer(forward, loss, AdamW.withDecay(weightDecay), CLIP_NORM, seed);
  }

  private static Operand<TFloat32> pinball(
      Ops tf, Operand<TFloat32> actual, Operand<TFloat32> quantiles, Operand<TFloat32> scale) {
    return Regression.pinball(
        tf, tf.math.div(quantiles, scale), tf.math.div(actual, scale), DemandShape.levels());
  }

  Trainer trainer() {
    return trainer;
  }

  /** A batch of windows. */
  Feeds feeds(List<Window> windows) {
    WindowTensors tensors = WindowTensors.of(windows);
    return new Feeds(windows.size())
        .with(history, tensors.history())
        .with(weekday, tensors.weekday())
        .with(actual, tensors.actual());
  }

  @Override
  public void close() {
    trainer.close();
    forward.close();
  }
}
