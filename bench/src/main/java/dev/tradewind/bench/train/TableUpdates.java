package dev.tradewind.bench.train;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import dev.tradewind.training.nn.optimize.AdamW;
import dev.tradewind.training.nn.train.Trainer;
import java.util.Map;
import java.util.Random;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A step on a table of 200,000 rows, 32 wide, of which 512 are read: by rows, or as a whole. */
final class TableUpdates {

  private static final int ROWS = 200_000;
  private static final int WIDTH = 32;
  private static final int READ = 512;
  private static final int WARM_UP = 5;

  private TableUpdates() {}

  /**
   * Milliseconds of a step, in the mean.
   *
   * @param byRows whether only the rows that were read are moved
   */
  static double milliseconds(boolean byRows, int steps) {
    try (Forward forward = Forward.training()) {
      Ops tf = forward.tf();
      Placeholder<TInt32> ids = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(READ)));
      Initializer initializer = Initializer.normal(0.1);
      Operand<TFloat32> rows =
          byRows
              ? forward.parameters().rows("table", initializer, ROWS, WIDTH, ids)
              : tf.gather(
                  forward.parameters().whole("table", initializer, ROWS, WIDTH),
                  ids,
                  tf.constant(0));
      Operand<TFloat32> loss = tf.math.mean(tf.math.mul(rows, rows), tf.array(0, 1));
      Random random = new Random(1);
      try (Trainer trainer = new Trainer(forward, loss, AdamW.withDecay(0), 1, 1)) {
        long begun = 0;
        for (int step = 0; step < WARM_UP + steps; step++) {
          if (step == WARM_UP) {
            begun = System.nanoTime();
          }
          try (TInt32 read = TInt32.vectorOf(random.ints(READ, 0, ROWS).toArray())) {
            trainer.step(Map.of(ids, read), 0.001);
          }
        }
        return (System.nanoTime() - begun) / 1e6 / steps;
      }
    }
  }
}
