package dev.tradewind.training.fit;

/** Linear equations with a symmetric positive definite matrix (Golub and Van Loan, 4.2). */
public final class Cholesky {

  private Cholesky() {}

  /**
   * Solves.
   *
   * @param matrix of which the lower half is read, and overwritten
   * @param right as long as the matrix
   */
  public static double[] solve(double[][] matrix, double[] right) {
    factor(matrix);
    return substitute(matrix, right);
  }

  /**
   * Inverts.
   *
   * @param matrix of which the lower half is read, and overwritten
   */
  public static double[][] inverse(double[][] matrix) {
    factor(matrix);
    double[][] inverse = new double[matrix.length][];
    for (int i = 0; i < matrix.length; i++) {
      double[] unit = new double[matrix.length];
      unit[i] = 1;
      inverse[i] = substitute(matrix, unit);
    }
    return inverse;
  }

  private static void factor(double[][] matrix) {
    int size = matrix.length;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        double sum = matrix[row][column];
        for (int k = 0; k < column; k++) {
          sum -= matrix[row][k] * matrix[column][k];
        }
        if (row == column) {
          if (!(sum > 0)) {
            throw new ArithmeticException("the matrix is not positive definite");
          }
          matrix[row][row] = Math.sqrt(sum);
        } else {
          matrix[row][column] = sum / matrix[column][column];
        }
      }
    }
  }

  private static double[] substitute(double[][] matrix, double[] right) {
    int size = right.length;
    double[] x = right.clone();
    for (int row = 0; row < size; row++) {
      for (int k = 0; k < row; k++) {
        x[row] -= matrix[row][k] * x[k];
      }
      x[row] /= matrix[row][row];
    }
    for (int row = size - 1; row >= 0; row--) {
      for (int k = row + 1; k < size; k++) {
        x[row] -= matrix[k][row] * x[k];
      }
      x[row] /= matrix[row][row];
    }
    return x;
  }
}
