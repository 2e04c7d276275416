package dev.tradewind.training.risk;

import dev.tradewind.training.data.CardPayments;
import java.util.Arrays;
import java.util.List;

/**
 * The features of the Fraud Detection Handbook (Le Borgne, Siblini, Lebichot and Bontempi 2022,
 * chapter 3, "Baseline feature transformation"), from the payments themselves: weekend, night, how
 * many payments of what mean amount the customer made in the last 1, 7 and 30 days (this one
 * counted), how many the terminal took and what share of them was fraud in the 1, 7 and 30 days
 * that ended 7 days ago. The delay is the time that it takes until a fraud is known.
 */
final class PaymentFeatures {

  /** Their names, as in the handbook's files; the amount is the first. */
  static final List<String> NAMES =
      List.of(
          "TX_AMOUNT",
          "TX_DURING_WEEKEND",
          "TX_DURING_NIGHT",
          "CUSTOMER_ID_NB_TX_1DAY_WINDOW",
          "CUSTOMER_ID_AVG_AMOUNT_1DAY_WINDOW",
          "CUSTOMER_ID_NB_TX_7DAY_WINDOW",
          "CUSTOMER_ID_AVG_AMOUNT_7DAY_WINDOW",
          "CUSTOMER_ID_NB_TX_30DAY_WINDOW",
          "CUSTOMER_ID_AVG_AMOUNT_30DAY_WINDOW",
          "TERMINAL_ID_NB_TX_1DAY_WINDOW",
          "TERMINAL_ID_RISK_1DAY_WINDOW",
          "TERMINAL_ID_NB_TX_7DAY_WINDOW",
          "TERMINAL_ID_RISK_7DAY_WINDOW",
          "TERMINAL_ID_NB_TX_30DAY_WINDOW",
          "TERMINAL_ID_RISK_30DAY_WINDOW");

  static final int DAY = 86_400;

  private static final int[] WINDOWS = {1, 7, 30};
  private static final int DELAY = 7;
  private static final int LAST_HOUR_OF_NIGHT = 6;
  private static final int FIRST_OF_CUSTOMER = 3;
  private static final int FIRST_OF_TERMINAL = 9;

  private PaymentFeatures() {}

  /**
   * Of all payments.
   *
   * @param firstWeekday of the day that seconds are counted from, 0 = Monday
   */
  static Payments of(CardPayments payments, int firstWeekday) {
    int size = payments.size();
    float[][] rows = new float[size][NAMES.size()];
    int[] days = new int[size];
    for (int i = 0; i < size; i++) {
      long second = payments.seconds()[i];
      days[i] = Math.toIntExact(Math.floorDiv(second, DAY));
      rows[i][0] = payments.amounts()[i];
      rows[i][1] = Math.floorMod(days[i] + firstWeekday, 7) >= 5 ? 1 : 0;
      rows[i][2] = Math.floorMod(second, DAY) / 3600 <= LAST_HOUR_OF_NIGHT ? 1 : 0;
    }
    for (int[] own : byEntity(payments.customers())) {
      spending(payments, own, rows);
    }
    for (int[] own : byEntity(payments.terminals())) {
      risk(payments, own, rows);
    }
    return new Payments(NAMES, rows, days, payments.customers(), payments.frauds());
  }

  private static void spending(CardPayments payments, int[] own, float[][] rows) {
    for (int window = 0; window < WINDOWS.length; window++) {
      Trailing trailing = new Trailing(payments, own, (long) WINDOWS[window] * DAY, 0);
      double sum = 0;
      for (int at = 0; at < own.length; at++) {
        sum += payments.amounts()[own[at]];
        int from = trailing.from();
        trailing.moveTo(at);
        for (int left = from; left < trailing.from(); left++) {
          sum -= payments.amounts()[own[left]];
        }
        int count = trailing.to() - trailing.from();
        rows[own[at]][FIRST_OF_CUSTOMER + 2 * window] = count;
        rows[own[at]][FIRST_OF_CUSTOMER + 2 * window + 1] = (float) (sum / count);
      }
    }
  }

  private static void risk(CardPayments payments, int[] own, float[][] rows) {
    int[] frauds = new int[own.length + 1];
    for (int at = 0; at < own.length; at++) {
      frauds[at + 1] = frauds[at] + (payments.frauds()[own[at]] ? 1 : 0);
    }
    long delay = (long) DELAY * DAY;
    for (int window = 0; window < WINDOWS.length; window++) {
      Trailing trailing = new Trailing(payments, own, (long) WINDOWS[window] * DAY, delay);
      for (int at = 0; at < own.length; at++) {
        trailing.moveTo(at);
        int count = trailing.to() - trailing.from();
        int bad = frauds[trailing.to()] - frauds[trailing.from()];
        rows[own[at]][FIRST_OF_TERMINAL + 2 * window] = count;
        rows[own[at]][FIRST_OF_TERMINAL + 2 * window + 1] = count == 0 ? 0 : (float) bad / count;
      }
    }
  }

  /** Indices of the payments of each customer, or terminal, in time order. */
  private static int[][] byEntity(int[] entities) {
    int count = Arrays.stream(entities).max().orElse(-1) + 1;
    int[] sizes = new int[count];
    for (int entity : entities) {
      sizes[entity]++;
    }
    int[][] own = new int[count][];
    Arrays.setAll(own, entity -> new int[sizes[entity]]);
    int[] filled = new int[count];
    for (int i = 0; i < entities.length; i++) {
      own[entities[i]][filled[entities[i]]++] = i;
    }
    return own;
  }

  /** A window of an entity's payments that moves along with them: (time - length, time - delay]. */
  private static final class Trailing {
    private final long[] seconds;
    private final int[] own;
    private final long length;
    private final long delay;
    private int from;
    private int to;

    Trailing(CardPayments payments, int[] own, long length, long delay) {
      this.seconds = payments.seconds();
      this.own = own;
      this.length = length;
      this.delay = delay;
    }

    void moveTo(int at) {
      long now = seconds[own[at]];
      while (to <= at && seconds[own[to]] <= now - delay) {
        to++;
      }
      while (from < to && seconds[own[from]] <= now - delay - length) {
        from++;
      }
    }

    int from() {
      return from;
    }

    int to() {
      return to;
    }
  }
}
