package dev.tradewind.training.nn.layer;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.BlockLSTM;
import org.tensorflow.op.nn.BlockLSTMGrad;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * A long short-term memory (Hochreiter and Schmidhuber 1997; forget gate of Gers et al. 2000) as
 * one fused op over all steps. TensorFlow has no gradient for that op in a graph: it is registered
 * here, once in a JVM.
 */
public final class Lstm {

  /** Number of the output that holds the hidden states. */
  private static final int HIDDEN = 6;

  static {
    CustomGradients.OF_THIS_JVM.register(BlockLSTM.OP_NAME, Lstm::gradient);
  }

  private Lstm() {}

  /**
   * Runs over a batch of sequences of one length; pad on the left, so that the last step is real.
   *
   * @param x [batch, length, in]
   * @return [batch, length, units]: the state after each step
   */
  public static Operand<TFloat32> of(
      Forward forward, String name, Operand<TFloat32> x, int in, int units) {
    Ops tf = forward.tf();
    Operand<TFloat32> weights =
        forward.parameters().whole(name + "/weights", Initializer.glorot(), in + units, 4L * units);
    Operand<TFloat32> bias =
        forward.parameters().whole(name + "/bias", forgetNothing(units), 4L * units);
    Operand<TFloat32> byStep = tf.linalg.transpose(x, tf.array(1, 0, 2));
    Operand<TInt32> shape = tf.shape(byStep);
    Operand<TInt64> steps =
        tf.dtypes.cast(tf.gather(shape, tf.constant(0), tf.constant(0)), TInt64.class);
    Operand<TInt32> batch = tf.gather(shape, tf.array(1), tf.constant(0));
    Operand<TFloat32> zero =
        tf.fill(tf.concat(List.of(batch, tf.array(units)), tf.constant(0)), tf.constant(0f));
    Operand<TFloat32> noPeephole = tf.constant(new float[units]);
    BlockLSTM<TFloat32> lstm =
        tf.nn.blockLSTM(
            steps, byStep, zero, zero, weights, noPeephole, noPeephole, noPeephole, bias);
    return tf.linalg.transpose(lstm.h(), tf.array(1, 0, 2));
  }

  /** Gates in the op's order: input, forget, cell, output. Forgetting is to be learnt. */
  private static Initializer forgetNothing(int units) {
    return (values, shape, random) -> Arrays.fill(values, units, 2 * units, 1f);
  }

  /** Only the hidden states are read by others, so that only their slopes come in. */
  private static List<Operand<?>> gradient(Ops tf, GraphOperation op, List<Output<?>> slopes) {
    BlockLSTM<TFloat32> lstm = new BlockLSTM<>(op);
    BlockLSTM.Inputs<TFloat32> in = new BlockLSTM.Inputs<>(op);
    BlockLSTMGrad<TFloat32> back =
        tf.nn.blockLSTMGrad(
            in.seqLenMax,
            in.x,
            in.csPrev,
            in.hPrev,
            in.w,
            in.wci,
            in.wcf,
            in.wco,
            in.b,
            lstm.i(),
            lstm.cs(),
            lstm.f(),
            lstm.o(),
            lstm.ci(),
            lstm.co(),
            lstm.h(),
            tf.zerosLike(lstm.cs()),
            floats(slopes.get(HIDDEN)),
            false);
    return List.of(
        tf.zerosLike(in.seqLenMax),
        back.xGrad(),
        back.csPrevGrad(),
        back.hPrevGrad(),
        back.wGrad(),
        back.wciGrad(),
        back.wcfGrad(),
        back.wcoGrad(),
        back.bGrad());
  }

  @SuppressWarnings("unchecked") // the slope of a float is a float
  private static Operand<TFloat32> floats(Output<?> slope) {
    return (Operand<TFloat32>) slope;
  }
}
