package dev.tradewind.bench.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A network with two layers: FP32 {@code x} of 64 numbers a row, and as many outputs as asked. */
final class BenchModel {

  /** Numbers of a row. */
  static final int WIDTH = 64;

  private BenchModel() {}

  /**
   * Writes a version where a server looks for it, all at once.
   *
   * @param base the model's directory
   * @param version its number, and the seed of its weights
   * @param hidden width of the hidden layer
   * @param outputs how many outputs, {@code y0}, {@code y1}, ...
   */
  static void write(Path base, long version, int hidden, int outputs) throws IOException {
    Path written = Files.createDirectories(base).resolve("writing-" + version);
    export(written, new Random(version), hidden, outputs);
    Files.move(written, base.resolve(Long.toString(version)));
  }

  private static void export(Path directory, Random random, int hidden, int outputs)
      throws IOException {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> x =
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, WIDTH)));
      Operand<TFloat32> first =
          tf.variable(tf.constant(StdArrays.ndCopyOf(weights(random, WIDTH, hidden))));
      Operand<TFloat32> second =
          tf.variable(tf.constant(StdArrays.ndCopyOf(weights(random, hidden, WIDTH))));
      Operand<TFloat32> y = tf.linalg.matMul(tf.nn.relu(tf.linalg.matMul(x, first)), second);
      Signature.Builder signature = Signature.builder().input("x", x);
      for (int output = 0; output < outputs; output++) {
        signature.output("y" + output, tf.math.add(y, tf.constant((float) output)));
      }
      session.initialize();
      SavedModelBundle.exporter(directory.toString())
          .withSession(session)
          .withSignature(signature.build())
          .export();
    }
  }

  private static float[][] weights(Random random, int rows, int columns) {
    float[][] weights = new float[rows][columns];
    for (float[] row : weights) {
      for (int column = 0; column < columns; column++) {
        row[column] = (float) (random.nextGaussian() / Math.sqrt(rows));
      }
    }
    return weights;
  }

  /** Takes a version away. */
  static void delete(Path base, long version) throws IOException {
    try (Stream<Path> files = Files.walk(base.resolve(Long.toString(version)))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
