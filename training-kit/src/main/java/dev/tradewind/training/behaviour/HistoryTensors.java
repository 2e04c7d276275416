package dev.tradewind.training.behaviour;

import dev.tradewind.training.nn.train.Feeds;
import java.util.List;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The numbers of shoppers' newest events, as they are fed.
 *
 * @param numbers of actions, from 1; 0 before the first [batch, length]
 * @param elapsed seconds to the moment [batch, length]
 * @param values money [batch, length]
 */
record HistoryTensors(
    Placeholder<TInt32> numbers, Placeholder<TFloat32> elapsed, Placeholder<TFloat32> values) {

  static HistoryTensors of(Ops tf, int length) {
    Shape shape = Shape.of(-1, length);
    return new HistoryTensors(
        tf.placeholder(TInt32.class, Placeholder.shape(shape)),
        tf.placeholder(TFloat32.class, Placeholder.shape(shape)),
        tf.placeholder(TFloat32.class, Placeholder.shape(shape)));
  }

  /** What is known of each shopper at the moment. */
  Feeds feeds(Events events, List<Moment> moments, int length) {
    int[] kinds = new int[moments.size() * length];
    float[] ages = new float[kinds.length];
    float[] money = new float[kinds.length];
    for (int row = 0; row < moments.size(); row++) {
      Moment moment = moments.get(row);
      Events.Shopper shopper = events.shoppers().get(moment.shopper());
      int count = Math.min(length, moment.events());
      for (int i = 0; i < count; i++) {
        int event = moment.events() - count + i;
        int at = row * length + length - count + i;
        kinds[at] = shopper.actions()[event] + 1;
        ages[at] = moment.at() - shopper.times()[event];
        money[at] = shopper.values()[event];
      }
    }
    Shape shape = Shape.of(moments.size(), length);
    return new Feeds(moments.size())
        .with(numbers, TInt32.tensorOf(shape, DataBuffers.of(kinds)))
        .with(elapsed, TFloat32.tensorOf(shape, DataBuffers.of(ages)))
        .with(values, TFloat32.tensorOf(shape, DataBuffers.of(money)));
  }
}
