package dev.tradewind.training.searchrank;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/**
 * How rare words are among the titles that are learned from: log(1 + (n - k + .5) / (k + .5)) of a
 * word that k of n different titles have (Robertson and Zaragoza 2009, equation 3.3, kept above 0).
 *
 * @param values by id of a word
 * @param meanLength of a title, in words
 */
@SuppressWarnings("ArrayRecordComponent") // a table of numbers; never compared or printed
record WordRarity(float[] values, double meanLength) {

  static final String VARIABLE = "rarity";

  private static final int TEXTS_AT_ONCE = 512;

  /** Counts the words of titles. */
  static WordRarity of(List<Judgement> judgements) {
    Set<String> different = new LinkedHashSet<>();
    judgements.forEach(one -> different.add(one.title()));
    List<String> titles = List.copyOf(different);
    int[] counts = new int[PaddedWords.BUCKETS];
    long words = 0;
    try (Forward forward = Forward.inference()) {
      Ops tf = forward.tf();
      Placeholder<TString> text = tf.placeholder(TString.class, Placeholder.shape(Shape.of(-1)));
      Operand<TInt32> ids = PaddedWords.of(tf, text, MatchFeatures.TITLE_WORDS).ids();
      try (Session session = new Session(forward.graph())) {
        for (int from = 0; from < titles.size(); from += TEXTS_AT_ONCE) {
          List<String> some = titles.subList(from, Math.min(titles.size(), from + TEXTS_AT_ONCE));
          try (TString fed = TString.vectorOf(some.toArray(String[]::new));
              Result result = session.runner().feed(text, fed).fetch(ids).run()) {
            words += count((TInt32) result.get(0), counts);
          }
        }
      }
    }
    float[] values = new float[counts.length];
    for (int id = 1; id < values.length; id++) {
      values[id] = (float) Math.log1p((titles.size() - counts[id] + 0.5) / (counts[id] + 0.5));
    }
    return new WordRarity(values, Math.max(1, (double) words / titles.size()));
  }

  private static long count(TInt32 ids, int[] counts) {
    long words = 0;
    for (long row = 0; row < ids.shape().get(0); row++) {
      Set<Integer> own = new HashSet<>();
      for (long place = 0; place < ids.shape().get(1); place++) {
        int id = ids.getInt(row, place);
        words += id > 0 ? 1 : 0;
        if (id > 0 && own.add(id)) {
          counts[id]++;
        }
      }
    }
    return words;
  }

  /** How the graph reads it: from a variable, which is restored with these values. */
  static MatchFeatures.Rarity variable(Forward forward) {
    Ops tf = forward.tf();
    return ids ->
        tf.reshape(
            forward
                .parameters()
                .rows(VARIABLE, Initializer.constant(0), PaddedWords.BUCKETS, 1, ids),
            tf.shape(ids));
  }
}
