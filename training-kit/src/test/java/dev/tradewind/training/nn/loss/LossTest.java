package dev.tradewind.training.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.training.nn.FiniteDifferences;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import dev.tradewind.training.nn.ModelSession;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Values against the formulas, worked out here; slopes against finite differences. */
class LossTest {

  private static final float[][] LOGITS = {{2, -1, .5f}, {.1f, .2f, -3}};

  @Test
  void fullSoftmax() {
    double first = -Math.log(Math.exp(.5) / (Math.exp(2) + Math.exp(-1) + Math.exp(.5)));
    double second = -Math.log(Math.exp(.1) / (Math.exp(.1) + Math.exp(.2) + Math.exp(-3)));
    assertThat(
            values(
                tf -> Softmax.full(tf, tf.constant(LOGITS), tf.constant(new int[] {2, 0}), 3, 0)))
        .satisfies(found -> assertThat((double) found[0]).isCloseTo(first, within(1e-5)))
        .satisfies(found -> assertThat((double) found[1]).isCloseTo(second, within(1e-5)));
    FiniteDifferences.check(
        forward ->
            Softmax.full(
                forward.tf(), logits(forward), forward.tf().constant(new int[] {2, 0}), 3, .1));
  }

  /** Where everything is sampled once, nothing is left to estimate. */
  @Test
  void aSampleOfAllIsTheFullSoftmax() {
    float[][] rows = {{1, 0}, {0, 1}, {.5f, -.5f}, {-1, 2}};
    float[][] hidden = {{.3f, .7f}, {-.2f, .4f}};
    float[] sampled =
        values(
            tf -> {
              Operand<TInt32> right = tf.constant(new int[] {3, 1});
              return Softmax.sampled(
                  tf,
                  tf.constant(hidden),
                  right,
                  tf.gather(tf.constant(rows), right, tf.constant(0)),
                  new Softmax.Candidates(
                      tf.constant(new int[] {0, 1, 2, 3}), tf.constant(rows), tf.constant(0f)));
            });
    float[] full =
        values(
            tf ->
                Softmax.full(
                    tf,
                    tf.linalg.matMul(
                        tf.constant(hidden),
                        tf.constant(rows),
                        org.tensorflow.op.linalg.MatMul.transposeB(true)),
                    tf.constant(new int[] {3, 1}),
                    4,
                    0));
    assertThat(sampled).containsExactly(full, within(1e-5f));
  }

  /** Drawn twice as often, counted half as much: the same loss. */
  @Test
  void whatIsDrawnOftenIsWeighedDown() {
    float[][] hidden = {{.3f, .7f}};
    float[] once = sampled(hidden, new int[] {0, 1}, new float[] {0, 0});
    float twice = (float) Math.log(2);
    float[] often =
        sampled(hidden, new int[] {0, 0, 1, 1}, new float[] {twice, twice, twice, twice});
    assertThat(often).containsExactly(once, within(1e-5f));
  }

  private static float[] sampled(float[][] hidden, int[] sample, float[] logExpected) {
    float[][] rows = {{1, 0}, {0, 1}, {.5f, -.5f}};
    return values(
        tf -> {
          Operand<TInt32> right = tf.constant(new int[] {2});
          return Softmax.sampled(
              tf,
              tf.constant(hidden),
              right,
              tf.gather(tf.constant(rows), right, tf.constant(0)),
              new Softmax.Candidates(
                  tf.constant(sample),
                  tf.gather(tf.constant(rows), tf.constant(sample), tf.constant(0)),
                  tf.constant(logExpected)));
        });
  }

  @Test
  void slopesOfSampledLosses() {
    FiniteDifferences.check(
        forward -> {
          Ops tf = forward.tf();
          Operand<TFloat32> table =
              forward.parameters().whole("table", Initializer.normal(.7), 5, 2);
          Operand<TFloat32> hidden =
              forward.parameters().whole("hidden", Initializer.normal(.7), 2, 2);
          Operand<TInt32> right = tf.constant(new int[] {4, 1});
          Operand<TInt32> sample = tf.constant(new int[] {0, 1, 3});
          Operand<TFloat32> rightRows = tf.gather(table, right, tf.constant(0));
          Operand<TFloat32> rows = tf.gather(table, sample, tf.constant(0));
          return tf.math.add(
              Softmax.sampled(
                  tf,
                  hidden,
                  right,
                  rightRows,
                  new Softmax.Candidates(sample, rows, tf.constant(new float[] {-.5f, .1f, .3f}))),
              GeneralizedBce.of(tf, hidden, right, rightRows, sample, rows, .4));
        });
  }

  /** Its ends, and 256 negatives of 12,101 items with t = 0.75 worked out by hand. */
  @Test
  void powerOfGeneralizedBce() {
    assertThat(GeneralizedBce.power(1001, 100, 0)).isCloseTo(1, within(1e-12));
    assertThat(GeneralizedBce.power(1001, 100, 1)).isCloseTo(.1, within(1e-12));
    assertThat(GeneralizedBce.power(12_101, 256, .75)).isCloseTo(.266, within(1e-3));
  }

  @Test
  void binary() {
    double p = 1 / (1 + Math.exp(-.8));
    float[] found =
        values(
            tf ->
                BinaryCrossEntropy.weighted(
                    tf, tf.constant(new float[] {.8f, .8f}), tf.constant(new float[] {1, 0}), 3));
    assertThat((double) found[0]).isCloseTo(-3 * Math.log(p), within(1e-5));
    assertThat((double) found[1]).isCloseTo(-Math.log(1 - p), within(1e-5));
    float[] focal =
        values(
            tf ->
                BinaryCrossEntropy.focal(
                    tf,
                    tf.constant(new float[] {.8f, .8f}),
                    tf.constant(new float[] {1, 0}),
                    2,
                    .25));
    assertThat((double) focal[0]).isCloseTo(-.25 * Math.pow(1 - p, 2) * Math.log(p), within(1e-5));
    assertThat((double) focal[1]).isCloseTo(-.75 * Math.pow(p, 2) * Math.log(1 - p), within(1e-5));
    float[][] truth = {{1, 0, 1}, {0, 0, 1}};
    FiniteDifferences.check(
        forward ->
            forward
                .tf()
                .math
                .add(
                    BinaryCrossEntropy.weighted(
                        forward.tf(), logits(forward), forward.tf().constant(truth), 3),
                    BinaryCrossEntropy.focal(
                        forward.tf(), logits(forward), forward.tf().constant(truth), 2, .25)));
  }

  /** Far out, where a power of zero would have no slope. */
  @Test
  void focalHasSlopesWhereItIsSure() {
    float[] found =
        values(
            tf ->
                BinaryCrossEntropy.focal(
                    tf,
                    tf.constant(new float[] {60, -60}),
                    tf.constant(new float[] {1, 1}),
                    2,
                    .5));
    assertThat((double) found[0]).isCloseTo(0, within(1e-6));
    assertThat((double) found[1]).isCloseTo(30, within(1e-3));
  }

  @Test
  void regression() {
    float[] pinball =
        values(
            tf ->
                Regression.pinball(
                    tf,
                    tf.constant(new float[][] {{1, 5}}),
                    tf.constant(new float[][] {{3}}),
                    new float[] {.1f, .9f}));
    assertThat(pinball).containsExactly(new float[] {.2f, .2f}, within(1e-6f));
    float[] huber =
        values(
            tf ->
                Regression.huber(
                    tf, tf.constant(new float[] {1, 5}), tf.constant(new float[] {1.5f, 1}), 1));
    assertThat(huber).containsExactly(new float[] {.125f, 3.5f}, within(1e-6f));
    FiniteDifferences.check(
        forward ->
            Regression.huber(
                forward.tf(),
                logits(forward),
                forward.tf().constant(new float[][] {{.1f, 2, -3}, {0, .9f, 4}}),
                .5));
  }

  private static Operand<TFloat32> logits(Forward forward) {
    return forward.parameters().whole("logits", Initializer.normal(1), 2, 3);
  }

  private static float[] values(Function<Ops, Operand<TFloat32>> loss) {
    try (Forward forward = Forward.inference()) {
      Operand<TFloat32> all =
          forward.tf().reshape(loss.apply(forward.tf()), forward.tf().constant(new int[] {-1}));
      try (ModelSession session = new ModelSession(forward);
          Result result = session.runner().fetch(all).run()) {
        float[] found = new float[(int) result.get(0).shape().size()];
        ((TFloat32) result.get(0)).copyTo(org.tensorflow.ndarray.buffer.DataBuffers.of(found));
        return found;
      }
    }
  }
}
