package dev.tradewind.training.price;

import dev.tradewind.training.fit.Cholesky;

/**
 * Least squares with standard errors that hold where the spread differs from row to row: HC1 (White
 * 1980; MacKinnon and White 1985).
 *
 * @param coefficients of the columns
 * @param covariance of them
 * @param residuals of the rows
 */
@SuppressWarnings("ArrayRecordComponent") // numbers; never compared or printed
record LeastSquares(double[] coefficients, double[][] covariance, double[] residuals) {

  private static final double TINY = 1e-9;

  /**
   * The columns of a row that are not zero.
   *
   * @param columns rising
   * @param values of them
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers; never compared or printed
  record Row(int[] columns, double[] values) {
    double times(double[] coefficients) {
      double sum = 0;
      for (int i = 0; i < columns.length; i++) {
        sum += values[i] * coefficients[columns[i]];
      }
      return sum;
    }
  }

  /**
   * Fits.
   *
   * @param price of the square of each coefficient (ridge); 0 for none
   */
  static LeastSquares fit(Row[] rows, double[] y, double[] price) {
    int size = price.length;
    double[][] squares = new double[size][size];
    double[] products = new double[size];
    for (int i = 0; i < rows.length; i++) {
      add(squares, rows[i], 1);
      for (int j = 0; j < rows[i].columns.length; j++) {
        products[rows[i].columns[j]] += rows[i].values[j] * y[i];
      }
    }
    for (int i = 0; i < size; i++) {
      // A column that others make up would stop it; so little does not move the rest.
      squares[i][i] += price[i] + TINY * (1 + squares[i][i]);
    }
    double[][] inverse = Cholesky.inverse(squares);
    double[] coefficients = times(inverse, products);
    double[] residuals = new double[y.length];
    double[][] middle = new double[size][size];
    for (int i = 0; i < rows.length; i++) {
      residuals[i] = y[i] - rows[i].times(coefficients);
      add(middle, rows[i], residuals[i] * residuals[i]);
    }
    double correction = (double) rows.length / Math.max(1, rows.length - size);
    return new LeastSquares(coefficients, sandwich(inverse, middle, correction), residuals);
  }

  /** Adds a row's products to the lower half. */
  private static void add(double[][] to, Row row, double weight) {
    for (int a = 0; a < row.columns.length; a++) {
      double[] line = to[row.columns[a]];
      double value = weight * row.values[a];
      for (int b = 0; b <= a; b++) {
        line[row.columns[b]] += value * row.values[b];
      }
    }
  }

  private static double[][] sandwich(double[][] inverse, double[][] middle, double factor) {
    int size = middle.length;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        middle[i][j] = middle[j][i];
      }
    }
    double[][] half = new double[size][];
    for (int i = 0; i < size; i++) {
      half[i] = times(middle, inverse[i]);
    }
    double[][] covariance = new double[size][size];
    for (int i = 0; i < size; i++) {
      double[] line = times(inverse, half[i]);
      for (int j = 0; j < size; j++) {
        covariance[i][j] = factor * line[j];
      }
    }
    return covariance;
  }

  private static double[] times(double[][] symmetric, double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      double sum = 0;
      for (int j = 0; j < vector.length; j++) {
        sum += symmetric[i][j] * vector[j];
      }
      product[i] = sum;
    }
    return product;
  }

  /** A sum of coefficients, with its 95 % interval. */
  Estimate estimate(Row weights) {
    double variance = 0;
    for (int a = 0; a < weights.columns.length; a++) {
      for (int b = 0; b < weights.columns.length; b++) {
        variance +=
            weights.values[a]
                * weights.values[b]
                * covariance[weights.columns[a]][weights.columns[b]];
      }
    }
    return Estimate.of(weights.times(coefficients), Math.sqrt(Math.max(0, variance)));
  }
}
