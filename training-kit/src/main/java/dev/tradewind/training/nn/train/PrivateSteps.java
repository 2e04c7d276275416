package dev.tradewind.training.nn.train;

import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.optimize.PrivateUpdate;
import java.util.function.LongSupplier;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Steps that give away little of each example.
 *
 * @param keys of the noise; nobody may be able to guess them
 */
record PrivateSteps(
    ModelSession session,
    Operand<TFloat32> loss,
    PrivateUpdate update,
    Placeholder<TInt64> dropout,
    LongSupplier keys) {

  /** Mean loss of the examples before the step; 0 where no example was drawn. */
  float step(Feeds feeds, long seed, long step, double learningRate) {
    double sum = 0;
    int examples = 0;
    for (Feeds example : feeds.parts()) {
      // Another place in the stream of dropout for each example of the step.
      try (TInt64 place = pair(seed + 31L * examples, step);
          Result result =
              session
                  .runner(example.tensors())
                  .feed(dropout, place)
                  .fetch(loss)
                  .addTarget(update.add())
                  .run()) {
        sum += ((TFloat32) result.get(0)).getFloat();
      }
      examples++;
    }
    try (TFloat32 number = TFloat32.scalarOf((float) step);
        TFloat32 rate = TFloat32.scalarOf((float) learningRate);
        TInt64 key = pair(keys.getAsLong(), keys.getAsLong())) {
      session
          .runner()
          .feed(update.step(), number)
          .feed(update.learningRate(), rate)
          .feed(update.key(), key)
          .addTarget(update.move())
          .run()
          .close();
    }
    return examples == 0 ? 0 : (float) (sum / examples);
  }

  private static TInt64 pair(long first, long second) {
    return TInt64.tensorOf(Shape.of(2), DataBuffers.of(first, second));
  }
}
