package dev.tradewind.training.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.training.report.plot.Axis;
import dev.tradewind.training.report.plot.Chart;
import dev.tradewind.training.report.plot.Unit;
import dev.tradewind.training.report.plot.XyChart;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.RunRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what a run says of itself on the way: the loss of each epoch, how validation went, the
 * time. Stands between the run and its listener. Lies beside the run's checkpoints, so that a run
 * that goes on from them shows its epochs from the first. Not for several threads at once.
 */
public final class TrainingLog implements ProgressListener {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ProgressListener listener;
  private final long start = System.nanoTime();
  private final @Nullable Path file;
  private final Epochs epochs;
  private String validation = "";
  private int epoch;

  /** What is known of epochs, by their number from 1. */
  private record Epochs(SortedMap<Integer, Double> losses, SortedMap<Integer, Double> validations) {
    static Epochs none() {
      return new Epochs(new TreeMap<>(), new TreeMap<>());
    }
  }

  /** Tells the listener everything, and is forgotten with this object. */
  public TrainingLog(ProgressListener listener) {
    this.listener = listener;
    file = null;
    epochs = Epochs.none();
  }

  /** Tells the listener everything, and goes on with what lies beside the run's checkpoints. */
  public TrainingLog(ProgressListener listener, RunRequest request) {
    this.listener = listener;
    file = request.checkpoints().resolve("epochs.json");
    try {
      Files.createDirectories(request.checkpoints());
      epochs = Files.exists(file) ? JSON.readValue(file.toFile(), Epochs.class) : Epochs.none();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first mean loss that is told with a number of epochs done is that epoch's. */
  @Override
  public void progressed(Phase phase, double share, int done, double loss) {
    listener.progressed(phase, share, done, loss);
    if (phase == Phase.TRAIN && done > 0 && Double.isFinite(loss)) {
      epoch = done;
      if (epochs.losses().putIfAbsent(done, loss) == null) {
        remember();
      }
    }
  }

  /**
   * Called at the end of an epoch. One that was cut short is none of its own.
   *
   * @param name of what is measured on validation data
   */
  public void validated(String name, double value) {
    validation = name;
    epochs.validations().putIfAbsent(Math.max(1, epoch), value);
    remember();
  }

  private void remember() {
    if (file == null) {
      return;
    }
    try {
      Path draft = Files.write(file.resolveSibling("epochs.draft"), JSON.writeValueAsBytes(epochs));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    return List.copyOf(epochs.losses().values());
  }

  /** What there is to see of training; no chart where it has not been told of an epoch. */
  Section section() {
    List<Chart> charts = new ArrayList<>();
    if (!epochs.losses().isEmpty()) {
      charts.add(
          curve(
              "Training loss by epoch",
              "Mean loss over the steps of each epoch, with dropout and other noise in it. It"
                  + " should fall and then flatten.",
              "loss",
              epochs.losses()));
    }
    if (!epochs.validations().isEmpty()) {
      charts.add(
          curve(
              "Validation by epoch",
              Character.toUpperCase(validation.charAt(0))
                  + validation.substring(1)
                  + ", measured after each epoch on data that is neither trained on nor in the"
                  + " results below. The best epoch is the one that was kept.",
              validation,
              epochs.validations()));
    }
    List<String> text =
        epochs.validations().isEmpty() && !epochs.losses().isEmpty()
            ? List.of(
                "The number of epochs is fixed: no data is put aside to choose the best one by.")
            : List.of();
    return new Section("How training went", text, charts, List.of());
  }

  private static XyChart curve(
      String title, String description, String label, SortedMap<Integer, Double> values) {
    List<XyChart.Point> points =
        values.entrySet().stream()
            .map(one -> XyChart.Point.of(one.getKey(), one.getValue()))
            .toList();
    return new XyChart(
        title,
        description,
        Axis.of("epoch", Unit.COUNT),
        Axis.of(label, Unit.NUMBER),
        List.of(new XyChart.Series(label, XyChart.Style.LINE, points)));
  }
}
