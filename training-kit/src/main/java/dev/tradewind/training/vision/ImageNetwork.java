package dev.tradewind.training.vision;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.layer.BatchNorm;
import dev.tradewind.training.nn.layer.Convolution;
import dev.tradewind.training.nn.layer.Layers;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Stages of two 3 x 3 convolutions each (Simonyan and Zisserman 2015), normed over the batch, and
 * the mean over what is left of the picture.
 *
 * @param features [batch, features]
 * @param logits [batch, classes]
 */
record ImageNetwork(Operand<TFloat32> features, Operand<TFloat32> logits) {

  private static final int WINDOW = 3;
  private static final int HALF = 2;

  /**
   * Adds the network.
   *
   * @param pixels [batch, height, width, channels], 0 to 255
   */
  static ImageNetwork of(Forward forward, ImageShape shape, Operand<TFloat32> pixels) {
    Ops tf = forward.tf();
    Operand<TFloat32> x =
        tf.math.div(
            tf.math.sub(pixels, tf.constant(shape.moments()[0])), tf.constant(shape.moments()[1]));
    int channels = shape.channels();
    for (int stage = 0; stage < shape.stages(); stage++) {
      if (stage > 0) {
        x = Convolution.maxPool(tf, x, HALF);
      }
      int filters = shape.filters() << stage;
      x = layer(forward, "stage" + stage + "/first", x, channels, filters);
      x = layer(forward, "stage" + stage + "/second", x, filters, filters);
      channels = filters;
    }
    Operand<TFloat32> features = tf.math.mean(x, tf.constant(new int[] {1, 2}));
    return new ImageNetwork(
        features,
        Layers.dense(
            forward, "out", forward.dropout(features, shape.dropout()), channels, shape.classes()));
  }

  private static Operand<TFloat32> layer(
      Forward forward, String name, Operand<TFloat32> x, int in, int out) {
    Operand<TFloat32> seen = Convolution.unbiased(forward, name, x, WINDOW, in, out);
    return forward.tf().nn.relu(BatchNorm.of(forward, name + "/norm", seen, out));
  }
}
