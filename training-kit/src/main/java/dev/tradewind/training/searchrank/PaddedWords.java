package dev.tradewind.training.searchrank;

import dev.tradewind.training.nn.layer.HashedNGrams;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.strings.Lower;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/**
 * The words of a batch of texts, made by ops in the graph: lower-cased, numbers apart from letters,
 * usual units of measure in one spelling, endings of English words off. Where words are not written
 * apart (Han, Kana, Thai) each letter is one.
 *
 * @param clean [batch], the words with blanks between them
 * @param ids [batch, longest], bucket from 1; 0 where there is no word
 * @param there [batch, longest], 1 where there is one
 * @param digits [batch, longest], 1 where it is a number
 * @param letters [batch, longest, {@link #LETTERS}], direction of its pairs and triples of letters,
 *     of length 1: like words point in like directions
 */
record PaddedWords(
    Operand<TString> clean,
    Operand<TInt32> ids,
    Operand<TFloat32> there,
    Operand<TFloat32> digits,
    Operand<TFloat32> letters) {

  /** Buckets of words, and one for none. */
  static final int BUCKETS = 1 << 17;

  static final int LETTERS = 256;

  /** Patterns and what they become, one after the other. */
  private static final List<List<String>> CLEANING =
      List.of(
          List.of("([0-9])\\s*(?:''|\"|”|″)", "\\1 in "),
          List.of("([0-9])\\s*(?:'|’|′)", "\\1 ft "),
          List.of("['’]", ""),
          List.of("(\\pL)([0-9])", "\\1 \\2"),
          List.of("([0-9])(\\pL)", "\\1 \\2"),
          List.of("([^0-9])[./]+", "\\1 "),
          List.of("[./]+([^0-9]|$)", " \\1"),
          List.of("[^\\pL\\pM0-9./]+", " "),
          List.of("(\\p{Han}|\\p{Hiragana}|\\p{Katakana}|\\p{Thai})", " \\1 "),
          List.of("\\b(?:inch|inches)\\b", "in"),
          List.of("\\b(?:feet|foot)\\b", "ft"),
          List.of("\\b(?:lbs|pound|pounds)\\b", "lb"),
          List.of("\\b(?:gallon|gallons)\\b", "gal"),
          List.of("\\b(?:ounce|ounces)\\b", "oz"),
          List.of("\\b(?:watt|watts)\\b", "w"),
          List.of("\\b(?:volt|volts)\\b", "v"));

  /** A light stemmer: plurals as in Harman 1991, then -ing, -ed, -er and a last e. */
  private static final List<List<String>> ENDINGS =
      List.of(
          List.of("([a-z]{2})ies$", "\\1y"),
          List.of("([a-z]{2}[^aeious])e?s$", "\\1"),
          List.of("([a-z]{2}[aeio])s$", "\\1"),
          List.of("([a-z]{3})(?:ing|ers|er|ed)$", "\\1"),
          List.of("([a-z]{3})e$", "\\1"));

  /**
   * Adds the ops.
   *
   * @param texts [batch]
   * @param longest words after so many are not read
   */
  static PaddedWords of(Ops tf, Operand<TString> texts, int longest) {
    Operand<TString> clean =
        tf.strings.strip(replaced(tf, tf.strings.lower(texts, Lower.encoding("utf-8")), CLEANING));
    var split = tf.strings.stringSplit(clean, tf.constant(""));
    Operand<TInt64> place = tf.gather(split.indices(), tf.constant(1), tf.constant(1));
    Operand<TInt64> kept =
        tf.reshape(
            tf.where(tf.math.less(place, tf.constant((long) longest))),
            tf.constant(new int[] {-1}));
    Operand<TString> words = replaced(tf, tf.gather(split.values(), kept, tf.constant(0)), ENDINGS);
    Operand<TInt64> places = tf.gather(split.indices(), kept, tf.constant(0));
    // One column at least, so that the largest over them always exists.
    Operand<TInt64> shape =
        tf.math.maximum(
            tf.math.minimum(split.shape(), tf.constant(new long[] {Long.MAX_VALUE, longest})),
            tf.constant(new long[] {0, 1}));
    Operand<TInt32> bucket =
        tf.dtypes.cast(tf.strings.toHashBucketFast(words, BUCKETS - 1L), TInt32.class);
    Operand<TInt32> ids = tf.scatterNd(places, tf.math.add(bucket, tf.constant(1)), shape);
    Operand<TFloat32> number =
        tf.dtypes.cast(
            tf.strings.regexFullMatch(words, tf.constant("[0-9][0-9./]*")), TFloat32.class);
    Operand<TInt64> cube =
        tf.concat(List.of(shape, tf.constant(new long[] {LETTERS})), tf.constant(0));
    return new PaddedWords(
        clean,
        ids,
        tf.dtypes.cast(tf.math.greater(ids, tf.constant(0)), TFloat32.class),
        tf.scatterNd(places, number, shape),
        tf.scatterNd(places, directions(tf, words), cube));
  }

  /** [words, LETTERS] */
  private static Operand<TFloat32> directions(Ops tf, Operand<TString> words) {
    Operand<TString> framed = tf.strings.join(List.of(tf.constant(" "), words, tf.constant(" ")));
    Operand<TFloat32> counts =
        counts(tf, HashedNGrams.ofLetters(tf, framed, List.of(2L, 3L), LETTERS), words, LETTERS);
    Operand<TFloat32> squares =
        tf.reduceSum(tf.math.mul(counts, counts), tf.constant(1), ReduceSum.keepDims(true));
    return tf.math.mul(counts, tf.math.rsqrt(tf.math.maximum(squares, tf.constant(1f))));
  }

  /**
   * How often each bucket is in each text.
   *
   * @param texts that the n-grams are from
   * @return [texts, buckets]
   */
  static Operand<TFloat32> counts(Ops tf, HashedNGrams grams, Operand<TString> texts, int buckets) {
    Operand<TInt32> cell =
        tf.math.add(tf.math.mul(grams.rows(), tf.constant(buckets)), grams.ids());
    Operand<TFloat32> ones = tf.onesLike(tf.dtypes.cast(grams.ids(), TFloat32.class));
    Operand<TInt32> cells = tf.math.mul(tf.size(texts), tf.constant(buckets));
    return tf.reshape(
        tf.math.unsortedSegmentSum(ones, cell, cells), tf.constant(new int[] {-1, buckets}));
  }

  private static Operand<TString> replaced(
      Ops tf, Operand<TString> text, List<List<String>> patterns) {
    Operand<TString> all = text;
    for (List<String> one : patterns) {
      all = tf.strings.regexReplace(all, tf.constant(one.get(0)), tf.constant(one.get(1)));
    }
    return all;
  }
}
