package dev.tradewind.training.sentiment;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import dev.tradewind.training.nn.layer.HashedNGrams;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/**
 * The log odds of texts, and what each n-gram gave to them: its part of its text's rows, in each of
 * which every different n-gram counts once and whose length is 1.
 *
 * @param grams of the texts
 * @param parts of the log odds [n-grams]
 * @param logit [batch]
 * @param intercept what the log odds of a text without n-grams are, a scalar
 */
record SentimentNetwork(
    HashedNGrams grams,
    Operand<TFloat32> parts,
    Operand<TFloat32> logit,
    Operand<TFloat32> intercept) {

  /**
   * Adds the ops.
   *
   * @param texts [batch]
   * @param domain numbers of the texts' domains [batch], 0 where one is not known
   */
  static SentimentNetwork of(
      Forward forward, SentimentShape shape, Operand<TString> texts, Operand<TInt32> domain) {
    Ops tf = forward.tf();
    HashedNGrams grams =
        HashedNGrams.ofWords(tf, texts, SentimentShape.widths(shape.longest()), shape.buckets());
    Operand<TInt32> batch = tf.gather(tf.shape(texts), tf.constant(0), tf.constant(0));
    Operand<TFloat32> share = share(tf, grams, shape.buckets());
    Operand<TFloat32> parts =
        tf.math.add(
            parts(
                forward, Weighing.SHARED, shape.buckets(), grams.ids(), grams.rows(), share, batch),
            parts(
                forward,
                Weighing.RARITY,
                shape.buckets(),
                grams.ids(),
                grams.rows(),
                share,
                batch));
    if (!shape.domains().isEmpty()) {
      Operand<TInt32> own = tf.gather(domain, grams.rows(), tf.constant(0));
      Operand<TFloat32> crossed =
          parts(
              forward,
              Weighing.CROSSED,
              shape.buckets(),
              crossed(tf, shape, grams.ids(), own),
              grams.rows(),
              share,
              batch);
      Operand<TFloat32> known =
          tf.dtypes.cast(tf.math.greater(own, tf.constant(0)), TFloat32.class);
      parts = tf.math.add(parts, tf.math.mul(crossed, known));
    }
    Operand<TFloat32> intercept =
        tf.reshape(
            forward.parameters().whole(Weighing.INTERCEPT, Initializer.constant(0), 1),
            tf.constant(new int[0]));
    Operand<TFloat32> logit =
        tf.math.add(tf.math.unsortedSegmentSum(parts, grams.rows(), batch), intercept);
    return new SentimentNetwork(grams, parts, logit, intercept);
  }

  /** One over how often each n-gram is in its text. */
  private static Operand<TFloat32> share(Ops tf, HashedNGrams grams, int buckets) {
    Operand<TInt64> keys =
        tf.math.add(
            tf.math.mul(tf.dtypes.cast(grams.rows(), TInt64.class), tf.constant((long) buckets)),
            tf.dtypes.cast(grams.ids(), TInt64.class));
    var different = tf.unique(keys, tf.constant(new int[] {0}));
    Operand<TInt32> size = tf.size(different.y());
    Operand<TFloat32> each = tf.onesLike(tf.dtypes.cast(grams.ids(), TFloat32.class));
    Operand<TFloat32> counts = tf.math.unsortedSegmentSum(each, different.idx(), size);
    return tf.math.reciprocal(tf.gather(counts, different.idx(), tf.constant(0)));
  }

  private static Operand<TInt32> crossed(
      Ops tf, SentimentShape shape, Operand<TInt32> ids, Operand<TInt32> domain) {
    int[] offsets = new int[shape.domains().size() + 1];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = shape.offset(i);
    }
    Operand<TInt32> own = tf.gather(tf.constant(offsets), domain, tf.constant(0));
    return tf.math.floorMod(tf.math.add(ids, own), tf.constant(shape.buckets()));
  }

  private static Operand<TFloat32> parts(
      Forward forward,
      String name,
      int buckets,
      Operand<TInt32> ids,
      Operand<TInt32> rows,
      Operand<TFloat32> share,
      Operand<TInt32> batch) {
    Ops tf = forward.tf();
    Operand<TInt32> last = tf.constant(1);
    Operand<TFloat32> table =
        forward.parameters().rows(name, Initializer.constant(0), buckets, 2, ids);
    Operand<TFloat32> ratios = tf.gather(table, tf.constant(0), last);
    Operand<TFloat32> weights = tf.gather(table, tf.constant(1), last);
    Operand<TFloat32> squares =
        tf.math.unsortedSegmentSum(tf.math.mul(tf.math.mul(ratios, ratios), share), rows, batch);
    Operand<TFloat32> scale = tf.math.rsqrt(tf.math.maximum(squares, tf.constant(1e-12f)));
    return tf.math.mul(tf.math.mul(weights, share), tf.gather(scale, rows, tf.constant(0)));
  }
}
