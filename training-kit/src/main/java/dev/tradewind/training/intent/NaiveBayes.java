package dev.tradewind.training.intent;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Multinomial naive Bayes over words, add-one smoothed: the floor of the intent model. */
final class NaiveBayes {

  private final int classes;
  private final double[] documents;
  private final double[] words;
  private final Map<String, double[]> counts = new HashMap<>();
  private double total;

  NaiveBayes(int classes) {
    this.classes = classes;
    documents = new double[classes];
    words = new double[classes];
  }

  void learn(String text, int label) {
    documents[label]++;
    total++;
    for (String word : words(text)) {
      counts.computeIfAbsent(word, key -> new double[classes])[label]++;
      words[label]++;
    }
  }

  int classify(String text) {
    int best = 0;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int label = 0; label < classes; label++) {
      double score = Math.log((documents[label] + 1) / (total + classes));
      for (String word : words(text)) {
        double[] seen = counts.get(word);
        if (seen != null) {
          score += Math.log((seen[label] + 1) / (words[label] + counts.size()));
        }
      }
      if (score > bestScore) {
        bestScore = score;
        best = label;
      }
    }
    return best;
  }

  private static List<String> words(String text) {
    return List.of(
        text.toLowerCase(Locale.ROOT)
            .replaceAll("[0-9]+", "0")
            .replaceAll("[^\\p{L}0]+", " ")
            .strip()
            .split(" "));
  }
}
