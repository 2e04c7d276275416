package dev.tradewind.training.intent;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.layer.Embeddings;
import dev.tradewind.training.nn.layer.HashedNGrams;
import dev.tradewind.training.nn.layer.Layers;
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
    HashedNGrams.Pair features = HashedNGrams.of(tf, texts, shape.buckets());
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

  private static Operand<TFloat32> bag(
      Forward forward, String name, TextShape shape, HashedNGrams grams, Operand<TInt32> batch) {
    return Embeddings.bag(
        forward,
        name,
        shape.buckets(),
        shape.dimension(),
        grams.ids(),
        grams.rows(),
        batch,
        shape.dropout());
  }
}
