package dev.tradewind.training.sentiment;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.layer.HashedNGrams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/** Numbers the n-grams of texts by the very ops that the served model has. */
final class Grams {

  private static final int TEXTS_AT_ONCE = 256;

  private Grams() {}

  /**
   * The different n-grams of each text, rising.
   *
   * @param longest in words
   * @param buckets that they are hashed into
   */
  static List<int[]> of(List<Opinion> opinions, int longest, int buckets) {
    List<int[]> all = new ArrayList<>(opinions.size());
    try (Forward forward = Forward.inference()) {
      Ops tf = forward.tf();
      Placeholder<TString> texts = tf.placeholder(TString.class, Placeholder.shape(Shape.of(-1)));
      HashedNGrams grams = HashedNGrams.ofWords(tf, texts, SentimentShape.widths(longest), buckets);
      try (ModelSession session = new ModelSession(forward)) {
        for (int from = 0; from < opinions.size(); from += TEXTS_AT_ONCE) {
          List<Opinion> some =
              opinions.subList(from, Math.min(opinions.size(), from + TEXTS_AT_ONCE));
          try (TString batch =
                  TString.vectorOf(some.stream().map(Opinion::text).toArray(String[]::new));
              Result result =
                  session
                      .runner(Map.of(texts, batch))
                      .fetch(grams.ids())
                      .fetch(grams.rows())
                      .run()) {
            add(all, some.size(), (TInt32) result.get(0), (TInt32) result.get(1));
          }
        }
      }
    }
    return all;
  }

  private static void add(List<int[]> all, int count, TInt32 ids, TInt32 rows) {
    int at = 0;
    int size = (int) ids.size();
    for (int row = 0; row < count; row++) {
      int from = at;
      while (at < size && rows.getInt(at) == row) {
        at++;
      }
      int[] own = new int[at - from];
      for (int i = from; i < at; i++) {
        own[i - from] = ids.getInt(i);
      }
      all.add(Arrays.stream(own).sorted().distinct().toArray());
    }
  }
}
