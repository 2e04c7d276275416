package dev.tradewind.training.evaluate;

import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Shows how far a run is: one line that is rewritten where a person looks at a terminal, a line now
 * and then elsewhere. What is left is extrapolated from what is done, and never above the budget.
 */
final class ProgressLine implements ProgressListener, AutoCloseable {

  private static final Duration REWRITE = Duration.ofMillis(250);
  private static final Duration NEXT_LINE = Duration.ofSeconds(15);
  private static final int BAR = 20;

  private final PrintStream out;
  private final boolean terminal;
  private final Optional<Duration> budget;
  private final Clock clock;
  private final long begun;
  private Phase phase = Phase.DATASET;
  private double fraction;
  private double lastLoss = Double.NaN;
  private int lastEpoch;
  private long said = Long.MIN_VALUE;
  private int width;

  ProgressLine(PrintStream out, boolean terminal, Optional<Duration> budget, Clock clock) {
    this.out = out;
    this.terminal = terminal;
    this.budget = budget;
    this.clock = clock;
    begun = clock.millis();
  }

  /** The script that started us knows whether there is a terminal. */
  static ProgressLine standard(PrintStream out, Optional<Duration> budget) {
    return new ProgressLine(
        out, Boolean.getBoolean("tradewind.terminal"), budget, Clock.systemUTC());
  }

  @Override
  public synchronized void progressed(Phase now, double share, int epoch, double loss) {
    boolean changed = said == Long.MIN_VALUE || now != phase;
    phase = now;
    fraction = Math.max(fraction, now.fraction(share));
    lastEpoch = epoch;
    lastLoss = Double.isNaN(loss) ? lastLoss : loss;
    long time = clock.millis();
    long pause = (terminal ? REWRITE : NEXT_LINE).toMillis();
    if (changed || time - said >= pause) {
      said = time;
      show(text(time - begun));
    }
  }

  private String text(long elapsed) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "  %-8s %3.0f %%", phase.wireName(), 100 * fraction));
    if (terminal) {
      int full = (int) Math.round(fraction * BAR);
      text.append(" [").append("#".repeat(full)).append(".".repeat(BAR - full)).append(']');
    }
    if (phase == Phase.TRAIN) {
      text.append("  epoch ").append(lastEpoch + 1);
      if (!Double.isNaN(lastLoss)) {
        text.append(String.format(Locale.ROOT, "  loss %.4f", lastLoss));
      }
      // The first steps are slow: what they say of the time left is not worth reading.
      if (fraction > Phase.TRAIN.fraction(0.02)) {
        double left = elapsed * (1 - fraction) / fraction;
        double most =
            budget
                .map(time -> (double) Math.max(0, time.toMillis() - elapsed))
                .orElse(Double.MAX_VALUE);
        text.append("  about ").append(words(Math.min(left, most) / 1000)).append(" left at most");
      }
    }
    return text.toString();
  }

  private static String words(double seconds) {
    return seconds < 90
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, "%.0f min", seconds / 60);
  }

  private void show(String text) {
    if (terminal) {
      out.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
      width = text.length();
    } else {
      out.println(text);
    }
    out.flush();
  }

  /** Takes the line away from a terminal. */
  @Override
  public synchronized void close() {
    if (width > 0) {
      out.print("\r" + " ".repeat(width) + "\r");
      out.flush();
      width = 0;
    }
  }
}
