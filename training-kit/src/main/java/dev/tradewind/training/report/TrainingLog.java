package dev.tradewind.training.report;

import dev.tradewind.training.report.plot.Axis;
import dev.tradewind.training.report.plot.Chart;
import dev.tradewind.training.report.plot.Unit;
import dev.tradewind.training.report.plot.XyChart;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Remembers what a run says of itself on the way: the loss of each epoch, how validation went, the
 * time. Stands between the run and its listener. Not for several threads at once.
 */
public final class TrainingLog implements ProgressListener {

  private final ProgressListener listener;
  private final long start = System.nanoTime();
  private final List<Double> losses = new ArrayList<>();
  private final List<Double> validations = new ArrayList<>();
  private String validation = "";

  /** Tells the listener everything. */
  public TrainingLog(ProgressListener listener) {
    this.listener = listener;
  }

  /** The first mean loss that is told with a higher number of epochs done is that epoch's. */
  @Override
  public void progressed(Phase phase, double share, int epoch, double loss) {
    listener.progressed(phase, share, epoch, loss);
    if (phase == Phase.TRAIN && epoch > losses.size() && Double.isFinite(loss)) {
      losses.add(loss);
    }
  }

  /**
   * Called once an epoch.
   *
   * @param name of what is measured on validation data
   */
  public void validated(String name, double value) {
    validation = name;
    validations.add(value);
  }

  /** Of a training beside: tells the same listener, and leaves this one's memory as it is. */
  public TrainingLog beside() {
    return new TrainingLog(listener);
  }

  /** Since it was made. */
  public double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Mean training loss of each epoch. */
  public List<Double> losses() {
    return List.copyOf(losses);
  }

  /** What there is to see of training; no chart where it has not been told of an epoch. */
  Section section() {
    List<Chart> charts = new ArrayList<>();
    if (!losses.isEmpty()) {
      charts.add(
          curve(
              "Training loss by epoch",
              "Mean loss over the steps of each epoch, with dropout and other noise in it. It"
                  + " should fall and then flatten.",
              "loss",
              losses));
    }
    if (!validations.isEmpty()) {
      charts.add(
          curve(
              "Validation by epoch",
              Character.toUpperCase(validation.charAt(0))
                  + validation.substring(1)
                  + ", measured after each epoch on data that is neither trained on nor in the"
                  + " results below. The best epoch is the one that was kept.",
              validation,
              validations));
    }
    List<String> text =
        validations.isEmpty() && !losses.isEmpty()
            ? List.of(
                "The number of epochs is fixed: no data is put aside to choose the best one by.")
            : List.of();
    return new Section("How training went", text, charts, List.of());
  }

  private static XyChart curve(
      String title, String description, String label, List<Double> values) {
    List<XyChart.Point> points =
        IntStream.range(0, values.size())
            .mapToObj(i -> XyChart.Point.of(i + 1, values.get(i)))
            .toList();
    return new XyChart(
        title,
        description,
        Axis.of("epoch", Unit.NUMBER),
        Axis.of(label, Unit.NUMBER),
        List.of(new XyChart.Series(label, XyChart.Style.LINE, points)));
  }
}
