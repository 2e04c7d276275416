package dev.tradewind.training.searchrank;

import java.util.Arrays;

/**
 * The simple method: order by BM25, and the straight line from BM25 to relevance.
 *
 * @param feature which one BM25 is
 */
record Bm25Floor(int feature, Line line) {

  static final String NAME = "BM25";

  static Bm25Floor fit(SearchPart part, int feature) {
    return new Bm25Floor(feature, Line.fit(part.column(feature), part.relevance()));
  }

  /** Relevance by the line. */
  double[] relevance(SearchPart part) {
    return Arrays.stream(part.column(feature)).map(line::at).toArray();
  }
}
