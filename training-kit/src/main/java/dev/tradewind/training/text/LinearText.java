package dev.tradewind.training.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Softmax regression on words and pairs of words weighted by TF-IDF (Salton and Buckley 1988), rows
 * of length 1: the floor of models of texts. Where words are not written apart each letter is one.
 * Trained by Adagrad, one sentence at a time.
 */
public final class LinearText {

  private static final int EPOCHS = 15;
  private static final double RATE = 0.5;
  private static final double PRICE = 1e-6;

  private final Map<String, Integer> terms = new LinkedHashMap<>();
  private final int classes;
  private double[] rarity = {};
  private float[][] weights = {};
  private float[][] squares = {};

  private LinearText(int classes) {
    this.classes = classes;
  }

  /** The likeliest label and its probability. */
  public record Guess(int label, double confidence) {}

  /** Some of a sentence's terms, each with its weight. */
  @SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
  private record Row(int[] terms, double[] values) {}

  /**
   * Learns.
   *
   * @param classes labels are 0 to below so many
   */
  public static LinearText fit(List<LabelledText> sentences, int classes, long seed) {
    LinearText model = new LinearText(classes);
    model.count(sentences);
    Row[] rows = sentences.stream().map(one -> model.row(one.text())).toArray(Row[]::new);
    int[] order = new int[rows.length];
    Arrays.setAll(order, i -> i);
    Random random = new Random(seed);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int i = order.length - 1; i >= 0; i--) {
        int other = random.nextInt(i + 1);
        int kept = order[i];
        order[i] = order[other];
        order[other] = kept;
        model.learn(rows[order[i]], sentences.get(order[i]).label());
      }
    }
    return model;
  }

  /** What a text is. */
  public Guess guess(String text) {
    double[] probabilities = probabilities(row(text));
    int best = 0;
    for (int label = 1; label < classes; label++) {
      best = probabilities[label] > probabilities[best] ? label : best;
    }
    return new Guess(best, Math.min(1, probabilities[best]));
  }

  private void count(List<LabelledText> sentences) {
    Map<Integer, Integer> documents = new HashMap<>();
    for (LabelledText one : sentences) {
      Set<String> own = new HashSet<>(terms(one.text()));
      for (String term : own) {
        documents.merge(terms.computeIfAbsent(term, key -> terms.size()), 1, Integer::sum);
      }
    }
    rarity = new double[terms.size() + 1];
    documents.forEach(
        (term, count) -> rarity[term] = 1 + Math.log((1.0 + sentences.size()) / (1.0 + count)));
    // The last term is in every sentence: the intercept.
    weights = new float[terms.size() + 1][classes];
    squares = new float[terms.size() + 1][classes];
  }

  private void learn(Row row, int truth) {
    double[] probabilities = probabilities(row);
    for (int i = 0; i < row.terms.length; i++) {
      float[] own = weights[row.terms[i]];
      float[] sums = squares[row.terms[i]];
      for (int label = 0; label < classes; label++) {
        double slope =
            (probabilities[label] - (label == truth ? 1 : 0)) * row.values[i] + PRICE * own[label];
        sums[label] += (float) (slope * slope);
        own[label] -= (float) (RATE * slope / Math.sqrt(sums[label] + 1e-8));
      }
    }
  }

  private double[] probabilities(Row row) {
    double[] scores = new double[classes];
    for (int i = 0; i < row.terms.length; i++) {
      float[] own = weights[row.terms[i]];
      for (int label = 0; label < classes; label++) {
        scores[label] += own[label] * row.values[i];
      }
    }
    double highest = Arrays.stream(scores).max().orElse(0);
    double sum = 0;
    for (int label = 0; label < classes; label++) {
      scores[label] = Math.exp(scores[label] - highest);
      sum += scores[label];
    }
    for (int label = 0; label < classes; label++) {
      scores[label] /= sum;
    }
    return scores;
  }

  private Row row(String text) {
    Map<Integer, Integer> counts = new LinkedHashMap<>();
    for (String term : terms(text)) {
      Integer number = terms.get(term);
      if (number != null) {
        counts.merge(number, 1, Integer::sum);
      }
    }
    int[] own = new int[counts.size() + 1];
    double[] values = new double[own.length];
    int at = 0;
    double length = 0;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      own[at] = entry.getKey();
      values[at] = (1 + Math.log(entry.getValue())) * rarity[entry.getKey()];
      length += values[at] * values[at];
      at++;
    }
    for (int i = 0; i < at; i++) {
      values[i] /= Math.sqrt(length);
    }
    own[at] = terms.size();
    values[at] = 1;
    return new Row(own, values);
  }

  private static List<String> terms(String text) {
    String[] words =
        text.toLowerCase(Locale.ROOT)
            .replaceAll("[0-9]+", "0")
            .replaceAll("[^\\p{L}\\p{M}0]+", " ")
            .replaceAll("([\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}])", " $1 ")
            .strip()
            .split(" +");
    List<String> terms = new java.util.ArrayList<>(List.of(words));
    for (int i = 1; i < words.length; i++) {
      terms.add(words[i - 1] + " " + words[i]);
    }
    return terms;
  }
}
