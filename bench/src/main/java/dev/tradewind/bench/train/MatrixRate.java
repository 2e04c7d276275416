package dev.tradewind.bench.train;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** The most arithmetic that this machine gives: large products of float matrices, two threads. */
final class MatrixRate {

  private static final int SIZE = 1024;
  private static final int PRODUCTS = 8;
  private static final int ROUNDS = 12;

  private MatrixRate() {}

  /** Additions and multiplications a second, of the fastest round. */
  static double measure() {
    ConfigProto threads =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(2)
            .setInterOpParallelismThreads(1)
            .build();
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      // Random, so that nothing is folded into a constant.
      Operand<TFloat32> base =
          tf.math.mul(
              tf.random.randomUniform(tf.array(SIZE, SIZE), TFloat32.class),
              tf.constant(1f / SIZE));
      Operand<TFloat32> product = base;
      for (int i = 0; i < PRODUCTS; i++) {
        product = tf.linalg.matMul(product, base);
      }
      Operand<TFloat32> sum = tf.reduceSum(product, tf.array(0, 1));
      double best = Double.MAX_VALUE;
      try (Session session = new Session(graph, threads)) {
        for (int round = 0; round < ROUNDS; round++) {
          long begun = System.nanoTime();
          session.runner().fetch(sum).run().close();
          best = Math.min(best, (System.nanoTime() - begun) / 1e9);
        }
      }
      return PRODUCTS * 2.0 * SIZE * SIZE * SIZE / best;
    }
  }
}
