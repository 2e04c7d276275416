package dev.tradewind.training.nn;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.OptimizerOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * How a graph is computed.
 *
 * @param threads of one op. A constant and not the number of cores: sums are then taken in the same
 *     order on every machine of a kind, which is what makes a seed mean something. The first
 *     session of a process decides for all of them, unless its environment has {@code
 *     TF_OVERRIDE_GLOBAL_THREADPOOL=1}
 * @param mixedPrecision multiplies matrices in 16 bits where the device is a GPU, and keeps
 *     variables and sums in 32
 * @param xla compiles clusters of ops; on a CPU the process also needs {@code
 *     TF_XLA_FLAGS=--tf_xla_auto_jit=2 --tf_xla_cpu_global_jit}
 */
public record Compute(int threads, boolean mixedPrecision, boolean xla) {

  /**
   * One thread, 32 bits, no compilation: the same everywhere. The ops of a training step are so
   * small that a second thread costs more than it brings: on two cores it makes the models of this
   * kit 1.3 to 1.8 times slower.
   */
  public static final Compute REPRODUCIBLE = new Compute(1, false, false);

  ConfigProto session() {
    GraphOptions.Builder graph = GraphOptions.newBuilder();
    if (mixedPrecision) {
      graph.getRewriteOptionsBuilder().setAutoMixedPrecision(RewriterConfig.Toggle.ON);
    }
    if (xla) {
      graph.getOptimizerOptionsBuilder().setGlobalJitLevel(OptimizerOptions.GlobalJitLevel.ON_2);
    }
    // Ops run one after another, each on all threads: no race decides the order of sums.
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(threads)
        .setInterOpParallelismThreads(1)
        .setGraphOptions(graph)
        .build();
  }
}
