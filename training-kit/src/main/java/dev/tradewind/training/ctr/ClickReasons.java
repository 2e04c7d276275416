package dev.tradewind.training.ctr;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.export.IntegratedGradients;
import dev.tradewind.training.nn.export.Signature;
import dev.tradewind.training.risk.learner.Column;
import dev.tradewind.training.risk.learner.Encoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Why an impression is expected to be clicked: what each column, in the order of {@code features},
 * gave to the log odds in the first place, against an example whose every number is the mean of
 * training, whose every word is its mixture of words, whose item is unknown; and what each item of
 * the history gave, in {@code history_contributions} [batch, history], behind zeros.
 */
final class ClickReasons {

  private static final int STEPS = 32;

  private final Forward forward;
  private final ClickShape shape;
  private final Encoding encoding;
  private final ClickInputs inputs;

  ClickReasons(Forward forward, ClickShape shape, Encoding encoding, ClickInputs inputs) {
    this.forward = forward;
    this.shape = shape;
    this.encoding = encoding;
    this.inputs = inputs;
  }

  /** The model as a function of what is explained. */
  @FunctionalInterface
  interface Model {
    Operand<TFloat32> logits(
        Operand<TFloat32> spread,
        Operand<TFloat32> item,
        Operand<TFloat32> history,
        ClickInputs given,
        int copies);
  }

  Signature of(Operand<TFloat32> item, Operand<TFloat32> history, Model model) {
    Ops tf = forward.tf();
    Operand<TFloat32> spread = encoding.spread(tf, inputs.firstPlace());
    Operand<TFloat32> typical = tf.math.add(tf.zerosLike(spread), tf.constant(encoding.typical()));
    Operand<TFloat32> known = tf.select(tf.math.isNan(spread), typical, spread);
    int places = encoding.typical().length;
    int itemWidth = shape.hasVectors() ? shape.itemWidth() : 0;
    int historyWidth = shape.history() * shape.itemWidth();
    List<Operand<TFloat32>> all = new ArrayList<>(List.of(known));
    List<Operand<TFloat32>> base = new ArrayList<>(List.of(typical));
    if (itemWidth > 0) {
      all.add(item);
      base.add(tf.zerosLike(item));
    }
    if (historyWidth > 0) {
      Operand<TFloat32> flat = tf.reshape(history, tf.constant(new int[] {-1, historyWidth}));
      all.add(flat);
      base.add(tf.zerosLike(flat));
    }
    int width = places + itemWidth + historyWidth;
    Operand<TFloat32> input = joined(all, width);
    IntegratedGradients gradients =
        IntegratedGradients.of(
            forward,
            input,
            joined(base, width),
            STEPS,
            (points, copies) ->
                model.logits(
                    part(points, 0, places),
                    itemWidth == 0 ? points : part(points, places, itemWidth),
                    historyWidth == 0
                        ? points
                        : tf.reshape(
                            part(points, places + itemWidth, historyWidth),
                            tf.constant(new int[] {-1, shape.history(), shape.itemWidth()})),
                    inputs,
                    copies));
    Operand<TFloat32> given = gradients.contributions();
    Map<String, Operand<?>> outputs = new LinkedHashMap<>();
    outputs.put("contributions", byColumn(given, places, itemWidth));
    outputs.put(
        "features", tf.array(encoding.columns().stream().map(Column::name).toArray(String[]::new)));
    if (historyWidth > 0) {
      Operand<TFloat32> taken =
          tf.reshape(
              part(given, places + itemWidth, historyWidth),
              tf.constant(new int[] {-1, shape.history(), shape.itemWidth()}));
      outputs.put("history_contributions", tf.reduceSum(taken, tf.constant(2)));
    }
    outputs.put("score", gradients.score());
    outputs.put("base", gradients.base());
    return Signature.of("explain", inputs.withoutPosition(), outputs);
  }

  private Operand<TFloat32> joined(List<Operand<TFloat32>> parts, int width) {
    Ops tf = forward.tf();
    return tf.reshape(
        parts.size() == 1 ? parts.get(0) : tf.concat(parts, tf.constant(1)),
        tf.constant(new int[] {-1, width}));
  }

  private Operand<TFloat32> part(Operand<TFloat32> x, int from, int width) {
    Ops tf = forward.tf();
    return tf.slice(x, tf.constant(new int[] {0, from}), tf.constant(new int[] {-1, width}));
  }

  /** What the places of a column gave, together; the item has its vector's part too. */
  private Operand<TFloat32> byColumn(Operand<TFloat32> given, int places, int itemWidth) {
    Ops tf = forward.tf();
    float[][] owners = encoding.owners();
    int columns = encoding.columns().size();
    int rows = places + (shape.hasItem() ? itemWidth : 0);
    int item = encoding.columns().stream().map(Column::name).toList().indexOf(ImpressionRows.ITEM);
    float[] flat = new float[rows * columns];
    for (int row = 0; row < rows; row++) {
      if (row < places) {
        System.arraycopy(owners[row], 0, flat, row * columns, columns);
      } else {
        flat[row * columns + item] = 1;
      }
    }
    return tf.linalg.matMul(
        part(given, 0, rows), tf.constant(Shape.of(rows, columns), DataBuffers.of(flat)));
  }
}
