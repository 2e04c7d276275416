package dev.tradewind.training.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LeastSquaresTest {

  @Test
  void agreesWithTheFormulasOfALineByHand() {
    double[] x = {1, 2, 3, 4, 6};
    double[] y = {2, 2.5, 4.5, 4, 8};
    LeastSquares.Row[] rows = new LeastSquares.Row[5];
    for (int i = 0; i < 5; i++) {
      rows[i] = new RowBuilder().add(0, 1).add(1, x[i]).row();
    }
    LeastSquares fitted = LeastSquares.fit(rows, y, new double[2]);
    double mean = 16 / 5.0;
    double sxx = 0;
    double sxy = 0;
    for (int i = 0; i < 5; i++) {
      sxx += (x[i] - mean) * (x[i] - mean);
      sxy += (x[i] - mean) * (y[i] - 21 / 5.0);
    }
    double slope = sxy / sxx;
    double middle = 0;
    for (int i = 0; i < 5; i++) {
      double residual = y[i] - 21 / 5.0 - slope * (x[i] - mean);
      middle += (x[i] - mean) * (x[i] - mean) * residual * residual;
    }
    Estimate estimate = fitted.estimate(new RowBuilder().add(1, 1).row());
    assertThat(estimate.value()).isCloseTo(slope, within(1e-6));
    assertThat(estimate.error()).isCloseTo(Math.sqrt(5 / 3.0 * middle) / sxx, within(1e-6));
  }

  @Test
  void aColumnThatOthersMakeUpStopsNothing() {
    LeastSquares.Row[] rows = new LeastSquares.Row[20];
    double[] y = new double[20];
    for (int i = 0; i < 20; i++) {
      rows[i] = new RowBuilder().add(0, 1).add(1, i).add(2, 2 * i).row();
      y[i] = 3 + 5 * i;
    }
    LeastSquares fitted = LeastSquares.fit(rows, y, new double[3]);
    assertThat(rows[7].times(fitted.coefficients())).isCloseTo(38, within(1e-4));
  }
}
