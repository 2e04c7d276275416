package dev.tradewind.training.searchrank;

import java.util.List;

/** Judgements with the features of their pairs. */
record SearchPart(List<Judgement> judgements, List<float[]> rows, Queries queries) {

  static SearchPart of(List<Judgement> judgements, PairFeatures features) {
    return new SearchPart(judgements, features.of(judgements), Queries.of(judgements));
  }

  int size() {
    return rows.size();
  }

  /** One feature of each pair. */
  double[] column(int feature) {
    return rows.stream().mapToDouble(row -> row[feature]).toArray();
  }

  double[] relevance() {
    return judgements.stream().mapToDouble(Judgement::relevance).toArray();
  }

  /** Root of the mean squared error. */
  double rmse(double[] said) {
    double sum = 0;
    for (int i = 0; i < said.length; i++) {
      double miss = said[i] - queries.relevance(i);
      sum += miss * miss;
    }
    return Math.sqrt(sum / said.length);
  }
}
