package dev.tradewind.training.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.testkit.SharedData;
import dev.tradewind.training.data.CardPayments;
import dev.tradewind.training.risk.learner.LogisticRegression;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The published window, by number: skipped where the data is not there. */
class HandbookProtocolTest {

  @Test
  void theWindowHasThePublishedPayments() {
    PaymentData data = PaymentData.read(engineered());
    TimeSplit split = TimeSplit.of(data.payments(), data.from(), 28);
    assertThat(split.train()).hasSize(67_240);
    assertThat(data.payments().frauds(split.train())).isEqualTo(598);
    assertThat(split.test()).hasSize(58_264);
    assertThat(data.payments().frauds(split.test())).isEqualTo(385);
  }

  @Test
  void theFloorIsThePublishedLogisticRegression() {
    PaymentData data = PaymentData.read(engineered());
    Payments payments = data.payments();
    assertThat(payments.features()).containsExactlyInAnyOrderElementsOf(PaymentFeatures.NAMES);
    TimeSplit split = TimeSplit.of(payments, data.from(), 28);
    LogisticRegression regression = LogisticRegression.fit(payments.examples(), split.train());
    RankedPayments ranked =
        new RankedPayments(payments, split.test(), regression.scores(payments.rows(split.test())));
    assertThat(ranked.area(ranked.all())).isCloseTo(.871, within(.001));
    assertThat(ranked.averagePrecision(ranked.all())).isCloseTo(.606, within(.001));
    assertThat(ranked.cardPrecision(ranked.all())).isCloseTo(.291, within(.001));
  }

  @Test
  void plainPaymentsGiveTheHandbooksFeaturesCellByCell() {
    Payments given = EngineeredPayments.read(engineered(), Map.of()).payments();
    CardPayments plain = CardPayments.read(plain());
    LocalDate firstDay = LocalDate.of(2018, 4, 1);
    Payments computed = PaymentFeatures.of(plain, firstDay.getDayOfWeek().getValue() - 1);
    int first = 0;
    while (computed.days()[first] + firstDay.toEpochDay() < given.firstDay()) {
      first++;
    }
    int[] columns = given.features().stream().mapToInt(PaymentFeatures.NAMES::indexOf).toArray();
    Set<Integer> differing = new TreeSet<>();
    for (int i = 0; i < given.size(); i++) {
      for (int column = 0; column < columns.length; column++) {
        double theirs = given.rows()[i][column];
        double ours = computed.rows()[first + i][columns[column]];
        if (Math.abs(theirs - ours) > 1e-4 * Math.max(1, Math.abs(theirs))) {
          differing.add(first + i);
        }
      }
    }
    assertThat(given.size()).isEqualTo(201_295);
    // One customer paid twice within one second: which payment came first is anybody's guess.
    assertThat(differing).hasSize(2);
    assertThat(differing.stream().map(i -> plain.seconds()[i]).distinct()).hasSize(1);
    assertThat(differing.stream().map(i -> plain.customers()[i]).distinct()).hasSize(1);
  }

  @Test
  void plainPaymentsBesideTheOthersAreTheirHistory() {
    PaymentData data = PaymentData.read(SharedData.require("fraud-handbook"));
    TimeSplit split = TimeSplit.of(data.payments(), data.from(), 28);
    assertThat(split.test()).hasSize(58_264);
    assertThat(data.payments().firstDay()).isLessThan(data.from() - 30);
    // The window that choices are made on is the same one, a fortnight earlier.
    assertThat(data.payments().days()[split.fit()[0]]).isEqualTo(data.from() - 14);
    assertThat(data.payments().days()[split.validation()[0]]).isEqualTo(data.from());
  }

  private static Path engineered() {
    return SharedData.require("fraud-handbook/transformed_2018-07-25_2018-08-14.csv.gz");
  }

  private static Path plain() {
    return SharedData.require("fraud-handbook/transactions_raw.csv.gz");
  }
}
