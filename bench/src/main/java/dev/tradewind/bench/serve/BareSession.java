package dev.tradewind.bench.serve;

import com.sun.management.OperatingSystemMXBean;
import dev.tradewind.bench.Load;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** A session without anything around it: a tensor in, a run, the output copied out. */
final class BareSession implements AutoCloseable {

  /** A session, and where its graph is entered and left. */
  private record Instance(SavedModelBundle bundle, Output<?> input, Output<?> output) {}

  private final List<Instance> instances = new ArrayList<>();
  private final int width;

  BareSession(LayeredModel model, Path directory, ConfigProto config) {
    this(model, directory, config, 1);
  }

  /** Several of them, which take runs in turn. */
  BareSession(LayeredModel model, Path directory, ConfigProto config, int many) {
    this.width = model.width();
    for (int instance = 0; instance < many; instance++) {
      SavedModelBundle bundle =
          SavedModelBundle.loader(directory.toString())
              .withTags("serve")
              .withConfigProto(config)
              .load();
      instances.add(
          new Instance(
              bundle, bundle.graph().outputOrThrow("x:0"), bundle.graph().outputOrThrow("y:0")));
    }
  }

  /**
   * Runs of so many rows from so many threads.
   *
   * @return requests are rows
   */
  Lap lap(int rows, int threads, int runs) throws InterruptedException {
    byte[] bytes = new byte[4 * rows * width];
    Duration before = cpu();
    Load load =
        Load.run(
            runs, threads, number -> run(instances.get(number % instances.size()), bytes, rows));
    return Lap.of(load, runs, cpu().minus(before)).shared(rows);
  }

  private void run(Instance instance, byte[] bytes, int rows) {
    Session.Runner runner = instance.bundle().session().runner();
    try (TFloat32 tensor = Tensor.of(TFloat32.class, Shape.of(rows, width), DataBuffers.of(bytes));
        Result result = runner.feed(instance.input(), tensor).fetch(instance.output()).run()) {
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
    instances.forEach(instance -> instance.bundle().close());
  }
}
