package dev.tradewind.training.demand;

import dev.tradewind.training.artefact.Artefact;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.nn.export.GoldenRequest;
import dev.tradewind.training.nn.export.IntegratedGradients;
import dev.tradewind.training.nn.export.Signature;
import dev.tradewind.training.report.ReportData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The served graph: inputs {@code history} [batch, 56] and {@code weekday} [batch]; outputs {@code
 * daily} and {@code cumulative} [batch, 14, 7].
 */
final class DemandInference implements AutoCloseable {

  private static final int WINDOWS_AT_ONCE = 1024;
  private static final int EXPLAIN_STEPS = 32;
  private static final String EXPLAIN = "explain";

  /** Quantiles of one window: [days][levels] each. */
  @SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
  record Forecast(float[][] daily, float[][] cumulative) {}

  private final Forward forward = Forward.inference();
  private final Placeholder<TFloat32> history;
  private final Placeholder<TInt64> weekday;
  private final DemandNetwork network;
  private final IntegratedGradients explanation;
  private final ModelSession session;

  DemandInference(int hidden) {
    Ops tf = forward.tf();
    history =
        tf.withName("history")
            .placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, DemandShape.HISTORY)));
    weekday = tf.withName("weekday").placeholder(TInt64.class, Placeholder.shape(Shape.of(-1)));
    network = DemandNetwork.of(forward, history, weekday, hidden, 0);
    explanation =
        IntegratedGradients.of(
            forward,
            history,
            tf.zerosLike(history),
            EXPLAIN_STEPS,
            (points, copies) -> expected(forward, points, copies, hidden));
    session = new ModelSession(forward);
  }

  /** The median of the sum of the coming days. */
  private Operand<TFloat32> expected(
      Forward forward, Operand<TFloat32> points, int copies, int hidden) {
    Ops tf = forward.tf();
    Operand<TInt64> weekdays = IntegratedGradients.repeat(tf, weekday, copies);
    Operand<TFloat32> sums = DemandNetwork.of(forward, points, weekdays, hidden, 0).cumulative();
    return tf.reshape(
        tf.slice(
            sums,
            tf.constant(new int[] {0, DemandShape.HORIZON - 1, DemandShape.MEDIAN}),
            tf.constant(new int[] {-1, 1, 1})),
        tf.constant(new int[] {-1}));
  }

  void restore(Weights weights) {
    session.restore(weights);
  }

  List<Forecast> forecast(List<Window> windows) {
    List<Forecast> forecasts = new ArrayList<>();
    for (int from = 0; from < windows.size(); from += WINDOWS_AT_ONCE) {
      List<Window> part = windows.subList(from, Math.min(windows.size(), from + WINDOWS_AT_ONCE));
      try (WindowTensors tensors = WindowTensors.of(part);
          Result result =
              session
                  .runner(Map.of(history, tensors.history(), weekday, tensors.weekday()))
                  .fetch(network.daily())
                  .fetch(network.cumulative())
                  .run()) {
        for (int row = 0; row < part.size(); row++) {
          forecasts.add(
              new Forecast(
                  table((TFloat32) result.get(0), row), table((TFloat32) result.get(1), row)));
        }
      }
    }
    return forecasts;
  }

  private static float[][] table(TFloat32 values, int row) {
    int levels = DemandShape.levels().length;
    float[][] table = new float[DemandShape.HORIZON][levels];
    for (int day = 0; day < table.length; day++) {
      for (int level = 0; level < levels; level++) {
        table[day][level] = values.getFloat(row, day, level);
      }
    }
    return table;
  }

  /**
   * What is handed over: the forecast, and why. {@code explain} tells by how many units each past
   * day moved the expected sum of the coming days (the median of {@code cumulative}), from what it
   * would be without sales.
   *
   * @param questions golden requests are made of these
   */
  Artefact artefact(List<Window> questions) {
    Map<String, Placeholder<?>> inputs = Map.of("history", history, "weekday", weekday);
    List<GoldenRequest> golden = new ArrayList<>();
    questions.forEach(
        window -> {
          GoldenRequest asked = WindowTensors.question(window);
          golden.add(asked);
          golden.add(asked.to(EXPLAIN));
        });
    return new Artefact(
        List.of(
            Signature.of(
                Signature.DEFAULT,
                inputs,
                Map.of("daily", network.daily(), "cumulative", network.cumulative())),
            Signature.of(
                EXPLAIN,
                inputs,
                Map.of(
                    "contributions", explanation.contributions(),
                    "score", explanation.score(),
                    "base", explanation.base()))),
        List.of(),
        golden);
  }

  GoldenCheck write(Artefact artefact, ReportData report, Path directory) throws IOException {
    return artefact.write(session, report, directory);
  }

  @Override
  public void close() {
    session.close();
    forward.close();
  }
}
