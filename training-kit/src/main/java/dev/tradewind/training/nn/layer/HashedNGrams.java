package dev.tradewind.training.nn.layer;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.strings.Lower;
import org.tensorflow.op.strings.UnicodeDecode;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/**
 * What a network sees of a text: hashed word 1-2-grams and hashed character 3-5-grams, made by ops
 * inside the graph, so that training and serving cannot disagree.
 *
 * <p>Texts are lower-cased, each run of digits becomes 0 (no order number is like another),
 * everything else but letters becomes a space. Characters cross word limits: a space is one.
 *
 * @param ids bucket of each n-gram
 * @param rows which text it is from, not falling
 * @param texts the n-grams themselves
 */
public record HashedNGrams(Operand<TInt32> ids, Operand<TInt32> rows, Operand<TString> texts) {

  /** What is a word by itself wherever it stands. */
  private static final String ALONE = "([!?！？。，～~]|\\p{Han}|\\p{Hiragana}|\\p{Katakana}|\\p{Thai})";

  private static final List<Long> LETTERS = List.of(3L, 4L, 5L);

  /** The two kinds of features of a batch of texts. */
  public record Pair(HashedNGrams words, HashedNGrams characters) {}

  /** Adds the ops for texts of shape [batch]. */
  public static Pair of(Ops tf, Operand<TString> texts, int buckets) {
    Operand<TString> plain = replace(tf, lowered(tf, texts), "['’]", "");
    Operand<TString> spaced = replace(tf, plain, "[^\\pL\\pM0]+", " ");
    Operand<TString> clean =
        tf.strings.join(List.of(tf.constant(" "), tf.strings.strip(spaced), tf.constant(" ")));
    return new Pair(
        words(tf, clean, List.of(1L, 2L), buckets), ofLetters(tf, clean, LETTERS, buckets));
  }

  /**
   * Adds the ops for n-grams of words alone, exclamation and question marks among them. Where words
   * are not written apart (Han, Kana, Thai) each letter is a word.
   *
   * @param texts [batch]
   * @param widths in words
   */
  public static HashedNGrams ofWords(
      Ops tf, Operand<TString> texts, List<Long> widths, int buckets) {
    Operand<TString> plain = replace(tf, lowered(tf, texts), "['’]", "");
    Operand<TString> spaced = replace(tf, plain, "[^\\pL\\pM0!?！？。，～~]+", " ");
    Operand<TString> apart = replace(tf, spaced, ALONE, " \\1 ");
    return words(tf, apart, widths, buckets);
  }

  private static Operand<TString> lowered(Ops tf, Operand<TString> texts) {
    return replace(tf, tf.strings.lower(texts, Lower.encoding("utf-8")), "[0-9]+", "0");
  }

  private static Operand<TString> replace(
      Ops tf, Operand<TString> text, String pattern, String rewrite) {
    return tf.strings.regexReplace(text, tf.constant(pattern), tf.constant(rewrite));
  }

  private static HashedNGrams words(
      Ops tf, Operand<TString> texts, List<Long> widths, int buckets) {
    var split = tf.strings.stringSplit(texts, tf.constant(""));
    Operand<TInt64> row = tf.gather(split.indices(), tf.constant(0), tf.constant(1));
    Operand<TInt64> count =
        tf.gather(tf.shape(texts, TInt64.class), tf.constant(0), tf.constant(0));
    Operand<TInt64> lengths = tf.math.unsortedSegmentSum(tf.onesLike(row), row, count);
    Operand<TInt64> splits =
        tf.concat(
            List.of(tf.constant(new long[] {0}), tf.math.cumsum(lengths, tf.constant(0))),
            tf.constant(0));
    return grams(tf, split.values(), splits, " ", widths, buckets);
  }

  /**
   * Adds the ops for n-grams of the letters of texts as they are, blanks among them.
   *
   * @param texts [batch]
   * @param widths in letters
   */
  public static HashedNGrams ofLetters(
      Ops tf, Operand<TString> texts, List<Long> widths, int buckets) {
    UnicodeDecode<TInt64> decoded = tf.strings.unicodeDecode(texts, "UTF-8", TInt64.class);
    Operand<TInt32> count = tf.size(decoded.charValues());
    Operand<TInt64> each =
        tf.dtypes.cast(
            tf.range(tf.constant(0), tf.math.add(count, tf.constant(1)), tf.constant(1)),
            TInt64.class);
    Operand<TString> letters = tf.strings.unicodeEncode(decoded.charValues(), each, "UTF-8");
    return grams(tf, letters, decoded.rowSplits(), "", widths, buckets);
  }

  private static HashedNGrams grams(
      Ops tf,
      Operand<TString> tokens,
      Operand<TInt64> splits,
      String separator,
      List<Long> widths,
      int buckets) {
    var grams = tf.strings.stringNGrams(tokens, splits, separator, widths, "", "", 0L, false);
    Operand<TInt32> ids =
        tf.dtypes.cast(tf.strings.toHashBucketFast(grams.ngrams(), (long) buckets), TInt32.class);
    Operand<TInt64> number =
        tf.dtypes.cast(
            tf.range(tf.constant(0), tf.size(grams.ngrams()), tf.constant(1)), TInt64.class);
    Operand<TInt32> after =
        tf.upperBound(
            tf.expandDims(grams.ngramsSplits(), tf.constant(0)),
            tf.expandDims(number, tf.constant(0)));
    Operand<TInt32> rows =
        tf.math.sub(tf.reshape(after, tf.constant(new int[] {-1})), tf.constant(1));
    return new HashedNGrams(ids, rows, grams.ngrams());
  }
}
