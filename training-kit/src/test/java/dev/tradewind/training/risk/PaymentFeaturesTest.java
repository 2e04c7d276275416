package dev.tradewind.training.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.training.data.CardPayments;
import dev.tradewind.training.run.RunFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By hand, payment by payment. */
class PaymentFeaturesTest {

  private static final String HEADER =
      "TX_TIME_SECONDS,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD\n";
  private static final int DAY = 86_400;

  @TempDir Path directory;

  @Test
  void aCustomersOwnPaymentsAreCountedWithTheOneAtHand() throws IOException {
    Payments payments =
        of("0,ann,a,10,0\n" + DAY / 2 + ",ann,b,20,0\n" + (DAY + 1) + ",ann,a,60,0\n");
    assertThat(value(payments, 2, "CUSTOMER_ID_NB_TX_1DAY_WINDOW")).isEqualTo(2);
    assertThat(value(payments, 2, "CUSTOMER_ID_AVG_AMOUNT_1DAY_WINDOW")).isEqualTo(40);
    assertThat(value(payments, 2, "CUSTOMER_ID_NB_TX_7DAY_WINDOW")).isEqualTo(3);
    assertThat(value(payments, 2, "CUSTOMER_ID_AVG_AMOUNT_7DAY_WINDOW")).isEqualTo(30);
  }

  @Test
  void aTerminalsFraudsAreKnownAWeekLaterAndNotBefore() throws IOException {
    Payments payments =
        of(
            "0,ann,a,10,1\n10,bob,a,10,0\n"
                + (7 * DAY - 1)
                + ",cid,a,10,0\n"
                + (7 * DAY + 20)
                + ",dan,a,10,0\n"
                + (8 * DAY + 20)
                + ",eve,a,10,0\n");
    assertThat(value(payments, 2, "TERMINAL_ID_NB_TX_30DAY_WINDOW")).isZero();
    assertThat(value(payments, 2, "TERMINAL_ID_RISK_30DAY_WINDOW")).isZero();
    assertThat(value(payments, 3, "TERMINAL_ID_NB_TX_1DAY_WINDOW")).isEqualTo(2);
    assertThat(value(payments, 3, "TERMINAL_ID_RISK_1DAY_WINDOW")).isEqualTo(.5f);
    assertThat(value(payments, 4, "TERMINAL_ID_NB_TX_1DAY_WINDOW")).isZero();
    assertThat(value(payments, 4, "TERMINAL_ID_RISK_7DAY_WINDOW")).isEqualTo(.5f);
  }

  @Test
  void weekendAndNightFollowTheClockOfTheFile() throws IOException {
    // Second 0 is a Friday, midnight.
    Payments payments =
        of("21600,ann,a,1,0\n25200,ann,a,1,0\n" + DAY + ",ann,a,1,0\n" + 3 * DAY + ",ann,a,1,0\n");
    assertThat(value(payments, 0, "TX_DURING_NIGHT")).isOne();
    assertThat(value(payments, 1, "TX_DURING_NIGHT")).isZero();
    assertThat(value(payments, 1, "TX_DURING_WEEKEND")).isZero();
    assertThat(value(payments, 2, "TX_DURING_WEEKEND")).isOne();
    assertThat(value(payments, 3, "TX_DURING_WEEKEND")).isZero();
  }

  @Test
  void whatTellsTheAnswerIsNoFeature() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("engineered.csv"),
            """
            TX_DATETIME,CUSTOMER_ID,TX_AMOUNT,TX_FRAUD,TX_FRAUD_SCENARIO,terminal risk,TERMINAL_ID
            2024-02-03 04:05:06,ann,1.5,1,3,,9
            """);
    Payments payments = EngineeredPayments.read(file, java.util.Map.of()).payments();
    assertThat(payments.features()).containsExactly("TX_AMOUNT", "terminal risk");
    assertThat(payments.rows()[0]).containsExactly(1.5f, Float.NaN);
    assertThat(payments.frauds()).containsExactly(true);
  }

  @Test
  void everyFeatureHasAShortLabelOfItsOwn() {
    List<String> labels = PaymentFeatures.NAMES.stream().map(FeatureLabel::of).toList();
    assertThat(labels).doesNotHaveDuplicates().allMatch(label -> label.length() <= 20);
    assertThat(labels).contains("TX_AMOUNT", "weekend", "customer avg 30day", "terminal risk 7day");
  }

  @Test
  void plainPaymentsMayHaveTimesAndNeedNoOrder() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("plain.csv"),
            """
            TX_DATETIME,TX_TIME_SECONDS,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD
            2024-06-08 00:00:10,86410,ann,a,30,0
            2024-06-07 00:00:09,9,ann,a,10,0
            """);
    PaymentData data = PaymentData.read(file);
    Payments payments = data.payments();
    assertThat(payments.features()).isEqualTo(PaymentFeatures.NAMES);
    assertThat(value(payments, 0, "TX_AMOUNT")).isEqualTo(10);
    assertThat(value(payments, 1, "CUSTOMER_ID_AVG_AMOUNT_7DAY_WINDOW")).isEqualTo(20);
    // 7 June 2024 was a Friday.
    assertThat(value(payments, 0, "TX_DURING_WEEKEND")).isZero();
    assertThat(value(payments, 1, "TX_DURING_WEEKEND")).isOne();
  }

  @Test
  void aBadLineIsNamed() {
    assertThatThrownBy(() -> of("0,ann,a,much,0\n"))
        .isInstanceOf(RunFailure.class)
        .hasMessage("line 2: TX_AMOUNT: \"much\" (expected: a number)");
    assertThatThrownBy(() -> of("0,ann,a,1,perhaps\n")).hasMessageContaining("TX_FRAUD");
  }

  @Test
  void aDirectoryWithoutPaymentsSaysWhatWasExpected() throws IOException {
    Files.writeString(directory.resolve("other.csv"), "a,b\n1,2\n");
    assertThatThrownBy(() -> PaymentData.read(directory))
        .hasMessageContaining("has no payments")
        .hasMessageContaining("TX_TIME_SECONDS,CUSTOMER_ID");
  }

  private Payments of(String lines) throws IOException {
    Path file = Files.writeString(directory.resolve("plain.csv"), HEADER + lines);
    return PaymentFeatures.of(CardPayments.read(file), 4);
  }

  private static float value(Payments payments, int row, String feature) {
    return payments.rows()[row][PaymentFeatures.NAMES.indexOf(feature)];
  }
}
