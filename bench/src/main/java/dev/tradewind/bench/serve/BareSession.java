package dev.tradewind.bench.serve;

import com.sun.management.OperatingSystemMXBean;
import dev.tradewind.bench.Load;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** A session without anything around it: a tensor in, a run, the output copied out. */
final class BareSession implements AutoCloseable {

  private final SavedModelBundle bundle;
  private final Output<?> input;
  private final Output<?> output;
  private final int width;

  BareSession(LayeredModel model, Path directory, ConfigProto config) {
    this.bundle =
        SavedModelBundle.loader(directory.toString())
            .withTags("serve")
            .withConfigProto(config)
            .load();
    this.input = bundle.graph().outputOrThrow("x:0");
    this.output = bundle.graph().outputOrThrow("y:0");
    this.width = model.width();
  }

  /**
   * Runs of so many rows from so many threads.
   *
   * @return requests are rows
   */
  Lap lap(int rows, int threads, int runs) throws InterruptedException {
    byte[] bytes = new byte[4 * rows * width];
    Duration before = cpu();
    Load load = Load.run(runs, threads, number -> run(bytes, rows));
    return Lap.of(load, runs, cpu().minus(before)).shared(rows);
  }

  private void run(byte[] bytes, int rows) {
    try (TFloat32 tensor = Tensor.of(TFloat32.class, Shape.of(rows, width), DataBuffers.of(bytes));
        Result result = bundle.session().runner().feed(input, tensor).fetch(output).run()) {
      byte[] copy = new byte[(int) result.get(0).numBytes()];
      result.get(0).asRawTensor().data().read(copy);
    }
  }

  /** Of this process. */
  static Duration cpu() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return Duration.ofNanos(system.getProcessCpuTime());
  }

  @Override
  public void close() {
    bundle.close();
  }
}
