package dev.tradewind.training.searchrank;

/**
 * The simple method: order by BM25, and the straight line from BM25 to relevance (least squares).
 *
 * @param feature which one BM25 is
 */
record Bm25Floor(int feature, double slope, double intercept) {

  static final String NAME = "BM25";

  static Bm25Floor fit(SearchPart part, int feature) {
    double[] x = part.column(feature);
    double[] y = part.relevance();
    double meanX = Queries.mean(x);
    double meanY = Queries.mean(y);
    double products = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      products += (x[i] - meanX) * (y[i] - meanY);
      squares += (x[i] - meanX) * (x[i] - meanX);
    }
    double slope = squares > 0 ? products / squares : 0;
    return new Bm25Floor(feature, slope, meanY - slope * meanX);
  }

  /** Relevance by the line. */
  double[] relevance(SearchPart part) {
    double[] said = part.column(feature);
    for (int i = 0; i < said.length; i++) {
      said[i] = intercept + slope * said[i];
    }
    return said;
  }
}
