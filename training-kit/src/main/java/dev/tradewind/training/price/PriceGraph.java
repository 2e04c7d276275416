package dev.tradewind.training.price;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.price.Sales.Control;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A {@link Response} as ops.
 *
 * @param features what units come from, by name
 * @param parts what each of them, the price but for, gives to the log units [batch] each
 * @param slope the elasticity [batch]
 * @param lowest log price that the item was seen at [batch]
 * @param highest log price that the item was seen at [batch]
 * @param base log units without any of them, a scalar
 */
record PriceGraph(
    List<String> features,
    List<Operand<TFloat32>> parts,
    Operand<TFloat32> slope,
    Operand<TFloat32> lowest,
    Operand<TFloat32> highest,
    Operand<TFloat32> base) {

  private static final String SHARED = "shared";
  private static final String ITEMS = "items";

  static PriceGraph of(Forward forward, Sales sales, Response response, PriceInputs inputs) {
    Ops tf = forward.tf();
    Terms terms = response.terms();
    int width = 2 + 2 * terms.promotions();
    Operand<TFloat32> shared = forward.parameters().whole(SHARED, Initializer.constant(0), width);
    Operand<TFloat32> items =
        forward.parameters().whole(ITEMS, Initializer.constant(0), terms.items(), width);
    Operand<TFloat32> own = tf.gather(items, inputs.item(), tf.constant(0));
    List<String> features = new ArrayList<>();
    List<Operand<TFloat32>> parts = new ArrayList<>();
    if (sales.hasItems()) {
      features.add(String.valueOf(sales.itemColumn()));
      parts.add(column(tf, own, 0));
    }
    Operand<TFloat32> both = tf.math.add(own, shared);
    Operand<TFloat32> slope = column(tf, both, 1);
    for (int i = 0; i < terms.promotions(); i++) {
      Operand<TFloat32> runs = inputs.promoted().get(i);
      features.add(sales.promotions().get(i));
      parts.add(tf.math.mul(runs, column(tf, both, 2 + 2 * i)));
      slope = tf.math.add(slope, tf.math.mul(runs, column(tf, both, 3 + 2 * i)));
    }
    for (int i = 0; i < sales.controls().size(); i++) {
      features.add(sales.controls().get(i).name());
      parts.add(control(tf, sales.controls().get(i), inputs.others().get(i), response, i));
    }
    return new PriceGraph(
        features,
        parts,
        slope,
        tf.gather(floats(tf, response.lowest()), inputs.item(), tf.constant(0)),
        tf.gather(floats(tf, response.highest()), inputs.item(), tf.constant(0)),
        tf.gather(shared, tf.constant(0), tf.constant(0)));
  }

  @SuppressWarnings("unchecked") // numbers are floats, words places
  private static Operand<TFloat32> control(
      Ops tf, Control control, Operand<?> input, Response response, int at) {
    double[] coefficients = response.squares().coefficients();
    int from = response.terms().control(at);
    if (control.isNumber()) {
      Operand<TFloat32> value = (Operand<TFloat32>) input;
      Operand<TFloat32> known = tf.select(tf.math.isNan(value), mean(tf, value, control), value);
      Operand<TFloat32> standard =
          tf.math.mul(
              tf.math.sub(known, tf.constant((float) control.mean())),
              tf.constant((float) control.scale()));
      Operand<TFloat32> sum = tf.math.mul(standard, tf.constant((float) coefficients[from]));
      for (int i = 0; i < control.bends().size(); i++) {
        Operand<TFloat32> beyond =
            tf.nn.relu(tf.math.sub(standard, tf.constant((float) (double) control.bends().get(i))));
        sum =
            tf.math.add(sum, tf.math.mul(beyond, tf.constant((float) coefficients[from + 1 + i])));
      }
      return sum;
    }
    double[] ofWords = new double[control.words().size()];
    System.arraycopy(coefficients, from, ofWords, 1, ofWords.length - 1);
    return tf.gather(floats(tf, ofWords), (Operand<TInt32>) input, tf.constant(0));
  }

  private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> like, Control control) {
    return tf.math.add(tf.zerosLike(like), tf.constant((float) control.mean()));
  }

  /** The values of the graph's variables. */
  static Weights variables(Response response) {
    Terms terms = response.terms();
    double[] coefficients = response.squares().coefficients();
    int width = 2 + 2 * terms.promotions();
    float[] shared = new float[width];
    for (int i = 0; i < width; i++) {
      shared[i] = (float) coefficients[i];
    }
    float[] items = new float[terms.items() * width];
    for (int item = 1; item < terms.items(); item++) {
      for (int i = 0; i < width; i++) {
        items[item * width + i] = (float) coefficients[terms.ofItem(item) + i];
      }
    }
    Weights weights = new Weights();
    weights.put(SHARED, shared);
    weights.put(ITEMS, items);
    return weights;
  }

  /** Log units but for the price's part [batch]. */
  Operand<TFloat32> level(Ops tf) {
    Operand<TFloat32> sum = tf.math.add(tf.zerosLike(slope), base);
    for (Operand<TFloat32> part : parts) {
      sum = tf.math.add(sum, part);
    }
    return sum;
  }

  /** What each feature gives, the price last [batch, features + 1]. */
  Operand<TFloat32> contributions(Ops tf, Operand<TFloat32> priceTerm) {
    List<Operand<TFloat32>> all = new ArrayList<>(parts);
    all.add(tf.math.mul(slope, priceTerm));
    return tf.stack(all, Stack.axis(1L));
  }

  private static Operand<TFloat32> column(Ops tf, Operand<TFloat32> matrix, int column) {
    return tf.gather(matrix, tf.constant(column), tf.constant(1));
  }

  private static Operand<TFloat32> floats(Ops tf, double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return tf.constant(Shape.of(floats.length), DataBuffers.of(floats));
  }
}
