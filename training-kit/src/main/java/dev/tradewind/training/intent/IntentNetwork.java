package dev.tradewind.training.intent;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import dev.tradewind.training.nn.Layers;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/**
 * Two bags of hashed n-grams (words, characters), each the scaled sum of its embeddings, then dense
 * layers.
 */
final class IntentNetwork {

  private IntentNetwork() {}

  /**
   * Adds the network.
   *
   * @param texts [batch]
   * @return logits [batch, intents]
   */
  static Operand<TFloat32> logits(Forward forward, TextShape shape, Operand<TString> texts) {
    Ops tf = forward.tf();
    TextFeatures.Pair features = TextFeatures.of(tf, texts, shape.buckets());
    Operand<TInt32> batch = tf.gather(tf.shape(texts), tf.constant(0), tf.constant(0));
    Operand<TFloat32> words = bag(forward, "words", shape, features.words(), batch);
    Operand<TFloat32> characters = bag(forward, "characters", shape, features.characters(), batch);
    int width = 2 * shape.dimension();
    Operand<TFloat32> x =
        forward.dropout(tf.concat(List.of(words, characters), tf.constant(1)), shape.dropout());
    Operand<TFloat32> hidden =
        tf.nn.relu(Layers.dense(forward, "hidden", x, width, shape.hidden()));
    return Layers.dense(
        forward, "out", forward.dropout(hidden, shape.dropout()), shape.hidden(), shape.intents());
  }

  /** Sum over the n-grams of a text, divided by the root of their number. */
  private static Operand<TFloat32> bag(
      Forward forward, String name, TextShape shape, TextFeatures features, Operand<TInt32> batch) {
    Ops tf = forward.tf();
    Operand<TFloat32> embedded =
        forward
            .parameters()
            .rows(
                name, Initializer.normal(0.1), shape.buckets(), shape.dimension(), features.ids());
    Operand<TFloat32> kept = tf.onesLike(tf.dtypes.cast(features.ids(), TFloat32.class));
    Operand<TFloat32> thinned = forward.dropout(kept, shape.dropout());
    Operand<TFloat32> sums =
        tf.math.unsortedSegmentSum(
            tf.math.mul(embedded, tf.expandDims(thinned, tf.constant(1))), features.rows(), batch);
    Operand<TFloat32> number = tf.math.unsortedSegmentSum(kept, features.rows(), batch);
    Operand<TFloat32> scale = tf.math.rsqrt(tf.math.maximum(number, tf.constant(1f)));
    return tf.math.mul(sums, tf.expandDims(scale, tf.constant(1)));
  }
}
