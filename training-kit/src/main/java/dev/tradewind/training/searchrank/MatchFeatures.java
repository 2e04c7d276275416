package dev.tradewind.training.searchrank;

import dev.tradewind.training.nn.layer.HashedNGrams;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/**
 * What a query and a title have in common, in numbers, computed by ops in the graph: training and
 * serving cannot disagree, and whoever asks sends plain text.
 *
 * @param columns name and values [batch] of each
 */
record MatchFeatures(List<Column> columns) {

  /** What the floor orders by. */
  static final String BM25 = "BM25";

  private static final int QUERY_WORDS = 16;
  static final int TITLE_WORDS = 48;
  private static final int GRAM_BUCKETS = 2048;

  /** Robertson and Zaragoza 2009, section 3.5: their usual values. */
  private static final float K1 = 1.2f;

  private static final float B = 0.75f;

  /** One number of each pair. */
  record Column(String name, Operand<TFloat32> values) {}

  /** How rare words are, by their ids. */
  @FunctionalInterface
  interface Rarity {
    Operand<TFloat32> of(Operand<TInt32> ids);
  }

  /**
   * Adds the ops.
   *
   * @param queries [batch]
   * @param titles [batch]
   * @param meanLength of a title, in words
   */
  static MatchFeatures of(
      Ops tf, Operand<TString> queries, Operand<TString> titles, Rarity rarity, double meanLength) {
    PaddedWords query = PaddedWords.of(tf, queries, QUERY_WORDS);
    PaddedWords title = PaddedWords.of(tf, titles, TITLE_WORDS);
    WordMatches all = WordMatches.of(tf, query, title);
    Rows rows = new Rows(tf);
    Operand<TFloat32> there = query.there();
    Operand<TFloat32> queryRarity = tf.math.mul(rarity.of(query.ids()), there);
    Operand<TFloat32> titleRarity = tf.math.mul(rarity.of(title.ids()), title.there());
    Operand<TFloat32> length = rows.sum(there);
    Operand<TFloat32> titleLength = rows.sum(title.there());
    Operand<TFloat32> weight = rows.sum(queryRarity);
    Operand<TFloat32> last = rows.last(there);
    Operand<TFloat32> secondLast = rows.before(last);
    Operand<TFloat32> titleLast = rows.last(title.there());
    Operand<TFloat32> matched = all.same();
    Operand<TFloat32> alike = all.alike();
    Operand<TFloat32> missed = tf.math.mul(rows.less(1f, matched), queryRarity);
    Operand<TFloat32> bm25 =
        rows.sum(tf.math.mul(queryRarity, saturated(tf, all.times(), titleLength, meanLength)));
    Operand<TFloat32> place = tf.math.mul(all.place(), matched);
    Operand<TFloat32> hits = rows.sum(matched);
    Operand<TFloat32> digits = rows.sum(query.digits());

    rows.add("words of the query", length);
    rows.add("words of the title", titleLength);
    rows.add("query words found", hits);
    rows.add("share of the query found", rows.ratio(hits, length));
    rows.add("share found, by rarity", rows.ratio(rows.dot(matched, queryRarity), weight));
    rows.add("likeness of the query's words", rows.ratio(rows.sum(alike), length));
    rows.add("likeness, by rarity", rows.ratio(rows.dot(alike, queryRarity), weight));
    rows.add("least likeness", rows.smallest(alike, there));
    rows.add("share of the title asked for", rows.ratio(rows.sum(all.asked()), titleLength));
    rows.add(
        "share asked for, by rarity",
        rows.ratio(rows.dot(all.asked(), titleRarity), rows.sum(titleRarity)));
    rows.add("likeness of the title", rows.ratio(rows.sum(all.askedAlike()), titleLength));
    rows.add(BM25, bm25);
    rows.add("BM25 by what can be reached", rows.ratio(bm25, weight));
    rows.add("last word found", rows.dot(last, matched));
    rows.add("last word's likeness", rows.dot(last, alike));
    rows.add("word before it found", rows.dot(secondLast, matched));
    rows.add("word before it, likeness", rows.dot(secondLast, alike));
    rows.add("first word found", rows.first(matched));
    rows.add("first word's likeness", rows.first(alike));
    rows.add(
        "words after the last one's place",
        tf.math.mul(
            rows.dot(last, matched), tf.math.sub(titleLength, rows.dot(last, all.place()))));
    rows.add("title's last word asked for", rows.dot(titleLast, all.askedAlike()));
    rows.add(
        "title's word before it asked for", rows.dot(rows.before(titleLast), all.askedAlike()));
    rows.add("title's first word asked for", rows.first(all.askedAlike()));
    rows.add("mean place of what is found", rows.ratio(rows.sum(place), hits));
    rows.add("last place of what is found", rows.largest(place));
    rows.add("pairs of words found", rows.ratio(all.pairs(), rows.sum(rows.before(there))));
    rows.add("numbers in the query", digits);
    rows.add("share of numbers found", rows.ratio(rows.dot(query.digits(), matched), digits));
    rows.add("rarity of the rarest missing", rows.largest(missed));
    rows.add("rarity of the rarest", rows.largest(queryRarity));
    rows.add("mean rarity", rows.ratio(weight, length));
    rows.add("rarity of the last word", rows.dot(last, queryRarity));
    addGrams(tf, rows, query, title, 3);
    addGrams(tf, rows, query, title, 5);
    return new MatchFeatures(rows.columns());
  }

  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** [batch, columns] */
  Operand<TFloat32> values(Ops tf) {
    return tf.stack(
        columns.stream().map(Column::values).toList(), org.tensorflow.op.core.Stack.axis(1L));
  }

  /** What a word counts for that occurs so often in a title of this length. */
  private static Operand<TFloat32> saturated(
      Ops tf, Operand<TFloat32> times, Operand<TFloat32> length, double meanLength) {
    Operand<TFloat32> norm =
        tf.math.add(
            tf.math.mul(length, tf.constant((float) (K1 * B / meanLength))),
            tf.constant(K1 * (1 - B)));
    return tf.math.div(
        tf.math.mul(times, tf.constant(K1 + 1)),
        tf.math.add(times, tf.expandDims(norm, tf.constant(1))));
  }

  private static void addGrams(Ops tf, Rows rows, PaddedWords query, PaddedWords title, int width) {
    Operand<TFloat32> asked = grams(tf, query.clean(), width);
    Operand<TFloat32> had = grams(tf, title.clean(), width);
    Operand<TFloat32> common = rows.sum(tf.math.minimum(asked, had));
    Operand<TFloat32> of = rows.sum(asked);
    rows.add(
        "runs of " + width + " letters in common (Dice)",
        rows.ratio(tf.math.add(common, common), tf.math.add(of, rows.sum(had))));
    rows.add("share of the query's runs of " + width + " found", rows.ratio(common, of));
  }

  private static Operand<TFloat32> grams(Ops tf, Operand<TString> clean, int width) {
    Operand<TString> framed = tf.strings.join(List.of(tf.constant(" "), clean, tf.constant(" ")));
    HashedNGrams grams = HashedNGrams.ofLetters(tf, framed, List.of((long) width), GRAM_BUCKETS);
    return PaddedWords.counts(tf, grams, clean, GRAM_BUCKETS);
  }
}
