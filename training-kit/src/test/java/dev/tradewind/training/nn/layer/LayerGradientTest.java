package dev.tradewind.training.nn.layer;

import dev.tradewind.training.nn.FiniteDifferences;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Below each layer lies a trained one, so that the slope by its input is checked too. */
class LayerGradientTest {

  private static final float[][][] INPUT = {
    {{.3f, -.2f, .9f, .1f}, {-.5f, .4f, .2f, .8f}, {.7f, .6f, -.3f, .2f}},
    {{.1f, .5f, -.6f, .4f}, {.2f, -.9f, .3f, .5f}, {-.4f, .3f, .8f, -.1f}}
  };

  @Test
  void dense() {
    check((forward, x) -> Layers.dense(forward, "dense", x, 4, 4));
  }

  @Test
  void norm() {
    check((forward, x) -> Layers.norm(forward, "norm", x, 4));
  }

  @Test
  void selfAttention() {
    check(
        (forward, x) -> {
          Ops tf = forward.tf();
          // No padding: a place that may see nothing has slopes, but nobody reads it.
          Operand<TInt32> items = tf.constant(new int[][] {{1, 2, 3}, {4, 5, 6}});
          return SelfAttention.attend(
              forward, "attention", x, SelfAttention.causalMask(tf, items), 4, 2, 0);
        });
  }

  @Test
  void lstm() {
    check((forward, x) -> Lstm.of(forward, "lstm", x, 4, 3));
  }

  @Test
  void twoLstmsOnTopOfEachOther() {
    check((forward, x) -> Lstm.of(forward, "second", Lstm.of(forward, "first", x, 4, 3), 3, 2));
  }

  @Test
  void convolutionOverOneDimension() {
    check((forward, x) -> Convolution.over1d(forward, "convolution", x, 3, 4, 2));
  }

  @Test
  void convolutionOverTwoDimensionsAndBothPools() {
    check(
        (forward, x) -> {
          Ops tf = forward.tf();
          Operand<TFloat32> image = tf.reshape(x, tf.constant(new int[] {2, 3, 4, 1}));
          Operand<TFloat32> seen = Convolution.over2d(forward, "convolution", image, 3, 1, 2);
          return tf.concat(
              java.util.List.of(
                  Convolution.maxPool(tf, seen, 2), Convolution.meanPool(tf, seen, 2)),
              tf.constant(0));
        });
  }

  @Test
  void normOverABatch() {
    FiniteDifferences.checkTraining(
        forward -> {
          Ops tf = forward.tf();
          Operand<TFloat32> x = Layers.dense(forward, "below", tf.constant(INPUT), 4, 4);
          Operand<TFloat32> image = tf.reshape(x, tf.constant(new int[] {2, 3, 2, 2}));
          return BatchNorm.of(forward, "norm", image, 2);
        });
  }

  @Test
  void crossNetwork() {
    check((forward, x) -> CrossNetwork.of(forward, "cross", flat(forward, x), 12, 2));
  }

  @Test
  void crossNetworkOfLowRank() {
    check((forward, x) -> CrossNetwork.ofRank(forward, "cross", flat(forward, x), 12, 3, 2));
  }

  @Test
  void tableReadAsWhole() {
    FiniteDifferences.check(
        forward -> {
          Ops tf = forward.tf();
          Operand<TFloat32> table =
              forward.parameters().whole("table", Initializer.normal(.5), 5, 4);
          return tf.gather(table, tf.constant(new int[][] {{0, 1, 1}, {4, 2, 1}}), tf.constant(0));
        });
  }

  private static Operand<TFloat32> flat(Forward forward, Operand<TFloat32> x) {
    return forward.tf().reshape(x, forward.tf().constant(new int[] {2, 12}));
  }

  private interface Layer {
    Operand<TFloat32> of(Forward forward, Operand<TFloat32> x);
  }

  private static void check(Layer layer) {
    Function<Forward, Operand<TFloat32>> all =
        forward ->
            layer.of(forward, Layers.linear(forward, "below", forward.tf().constant(INPUT), 4, 4));
    FiniteDifferences.check(all);
  }
}
