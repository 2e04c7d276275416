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
 *
 * @param grams of the texts
 * @param bags [batch, 2 * dimension]
 * @param hidden [batch, hidden]
 * @param logits [batch, intents]
 */
record IntentNetwork(
    HashedNGrams.Pair grams,
    Operand<TFloat32> bags,
    Operand<TFloat32> hidden,
    Operand<TFloat32> logits) {

  private static final String WORDS = "words";
  private static final String CHARACTERS = "characters";

  /**
   * Adds the network.
   *
   * @param texts [batch]
   */
  static IntentNetwork of(Forward forward, TextShape shape, Operand<TString> texts) {
    Ops tf = forward.tf();
    HashedNGrams.Pair grams = HashedNGrams.of(tf, texts, shape.buckets());
    Operand<TInt32> batch = tf.gather(tf.shape(texts), tf.constant(0), tf.constant(0));
    Operand<TFloat32> bags =
        tf.concat(
            List.of(
                bag(forward, WORDS, shape, grams.words(), batch),
                bag(forward, CHARACTERS, shape, grams.characters(), batch)),
            tf.constant(1));
    Operand<TFloat32> hidden = hidden(forward, shape, bags);
    return new IntentNetwork(grams, bags, hidden, logits(forward, shape, hidden));
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

  /** The layers behind the bags. */
  static Operand<TFloat32> hidden(Forward forward, TextShape shape, Operand<TFloat32> bags) {
    return forward
        .tf()
        .nn
        .relu(
            Layers.dense(
                forward,
                "hidden",
                forward.dropout(bags, shape.dropout()),
                2 * shape.dimension(),
                shape.hidden()));
  }

  static Operand<TFloat32> logits(Forward forward, TextShape shape, Operand<TFloat32> hidden) {
    return Layers.dense(
        forward, "out", forward.dropout(hidden, shape.dropout()), shape.hidden(), shape.intents());
  }

  /**
   * What each n-gram, words first, gave to a number that depends on the bags.
   *
   * @param slopes of that number by the bags [batch, 2 * dimension]
   */
  Operand<TFloat32> parts(Forward forward, TextShape shape, Operand<TFloat32> slopes) {
    Ops tf = forward.tf();
    int width = shape.dimension();
    Operand<TInt32> size = tf.constant(new int[] {-1, width});
    return tf.concat(
        List.of(
            parts(forward, WORDS, shape, grams.words(), tf.slice(slopes, tf.array(0, 0), size)),
            parts(
                forward,
                CHARACTERS,
                shape,
                grams.characters(),
                tf.slice(slopes, tf.array(0, width), size))),
        tf.constant(0));
  }

  private static Operand<TFloat32> parts(
      Forward forward, String name, TextShape shape, HashedNGrams grams, Operand<TFloat32> slopes) {
    return Embeddings.parts(
        forward, name, shape.buckets(), shape.dimension(), grams.ids(), grams.rows(), slopes);
  }
}
