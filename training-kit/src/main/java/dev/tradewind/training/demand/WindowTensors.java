package dev.tradewind.training.demand;

import dev.tradewind.training.nn.export.GoldenRequest;
import dev.tradewind.training.nn.export.TensorValues;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** A batch of windows as tensors. */
record WindowTensors(TFloat32 history, TInt64 weekday, TFloat32 actual) implements AutoCloseable {

  static WindowTensors of(List<Window> windows) {
    int rows = windows.size();
    float[] history = new float[rows * DemandShape.HISTORY];
    long[] weekday = new long[rows];
    float[] actual = new float[rows * DemandShape.HORIZON];
    for (int i = 0; i < rows; i++) {
      Window window = windows.get(i);
      System.arraycopy(window.history(), 0, history, i * DemandShape.HISTORY, DemandShape.HISTORY);
      weekday[i] = window.weekday();
      System.arraycopy(window.actual(), 0, actual, i * DemandShape.HORIZON, DemandShape.HORIZON);
    }
    return new WindowTensors(
        TFloat32.tensorOf(Shape.of(rows, DemandShape.HISTORY), DataBuffers.of(history)),
        TInt64.vectorOf(weekday),
        TFloat32.tensorOf(Shape.of(rows, DemandShape.HORIZON), DataBuffers.of(actual)));
  }

  /** Asks for the forecast of a window. */
  static GoldenRequest question(Window window) {
    return GoldenRequest.of(
        "an item that sold "
            + Math.round(
                IntStream.range(0, DemandShape.HISTORY).mapToDouble(i -> window.history()[i]).sum())
            + " units in eight weeks",
        Map.of(
            "history", TensorValues.floats(window.history(), 1, DemandShape.HISTORY),
            "weekday", TensorValues.longs(new long[] {window.weekday()}, 1)));
  }

  @Override
  public void close() {
    history.close();
    weekday.close();
    actual.close();
  }
}
