package dev.tradewind.training.nn.train;

import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.optimize.Update;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Steps on all examples of a batch at once. */
record PlainSteps(
    ModelSession session, Operand<TFloat32> loss, Update update, Placeholder<TInt64> dropout) {

  /** The loss before the step. */
  float step(Feeds feeds, long seed, long step, double learningRate) {
    try (TFloat32 number = TFloat32.scalarOf((float) step);
        TFloat32 rate = TFloat32.scalarOf((float) learningRate);
        TInt64 place = TInt64.tensorOf(Shape.of(2), DataBuffers.of(seed, step));
        Result result =
            session
                .runner(feeds.tensors())
                .feed(update.step(), number)
                .feed(update.learningRate(), rate)
                .feed(dropout, place)
                .fetch(loss)
                .addTarget(update.op())
                .run()) {
      return ((TFloat32) result.get(0)).getFloat();
    }
  }
}
