package dev.tradewind.training.searchrank;

/** A straight line. */
record Line(double slope, double intercept) {

  /** The one that is nearest to some points, by least squares; level where all stand at one x. */
  static Line fit(double[] x, double[] y) {
    double meanX = Queries.mean(x);
    double meanY = Queries.mean(y);
    double products = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      products += (x[i] - meanX) * (y[i] - meanY);
      squares += (x[i] - meanX) * (x[i] - meanX);
    }
    double slope = squares > 0 ? products / squares : 0;
    return new Line(slope, meanY - slope * meanX);
  }

  double at(double x) {
    return intercept + slope * x;
  }
}
