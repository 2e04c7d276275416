package dev.tradewind.training.nextitem;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Initializer;
import dev.tradewind.training.nn.layer.Layers;
import dev.tradewind.training.nn.layer.SelfAttention;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * SASRec (Kang and McAuley 2018) with norms before the sub-layers: causal self-attention over the
 * last items, scored against the same item vectors that it reads.
 */
final class SequenceNetwork {

  private final Forward forward;
  private final NetworkShape shape;
  private final ItemVectors vectors;

  SequenceNetwork(Forward forward, NetworkShape shape, ItemVectors vectors) {
    this.forward = forward;
    this.shape = shape;
    this.vectors = vectors;
  }

  /**
   * What the network makes of each place.
   *
   * @param items [batch, length], right-aligned, 0 is padding; length from 1 to 50
   * @return [batch, length, dimension]
   */
  Operand<TFloat32> encode(Operand<TInt32> items) {
    return encode(items, vectors.of(items));
  }

  /**
   * The same of vectors in the items' place.
   *
   * @param items tell where there is padding
   * @param embedded [batch, length, dimension]
   */
  Operand<TFloat32> encode(Operand<TInt32> items, Operand<TFloat32> embedded) {
    Ops tf = forward.tf();
    int width = shape.dimension();
    Operand<TInt32> length = tf.gather(tf.shape(items), tf.constant(1), tf.constant(0));
    Operand<TInt32> places =
        tf.range(
            tf.math.sub(tf.constant(NetworkShape.LENGTH), length),
            tf.constant(NetworkShape.LENGTH),
            tf.constant(1));
    Operand<TFloat32> positions =
        forward
            .parameters()
            .whole("positions", Initializer.normal(0.02), NetworkShape.LENGTH, width);
    Operand<TFloat32> x =
        tf.math.add(
            tf.math.mul(embedded, tf.constant((float) Math.sqrt(width))),
            tf.gather(positions, places, tf.constant(0)));
    x = forward.dropout(x, shape.dropout());
    Operand<TFloat32> mask = SelfAttention.causalMask(tf, items);
    for (int block = 0; block < shape.blocks(); block++) {
      x = block("block" + block, x, mask);
    }
    return Layers.norm(forward, "norm", x, width);
  }

  private Operand<TFloat32> block(String name, Operand<TFloat32> x, Operand<TFloat32> mask) {
    Ops tf = forward.tf();
    int width = shape.dimension();
    Operand<TFloat32> attended =
        SelfAttention.attend(
            forward,
            name + "/attention",
            Layers.norm(forward, name + "/norm1", x, width),
            mask,
            width,
            shape.heads(),
            shape.dropout());
    Operand<TFloat32> mid = tf.math.add(x, forward.dropout(attended, shape.dropout()));
    Operand<TFloat32> inner =
        tf.nn.relu(
            Layers.dense(
                forward,
                name + "/inner",
                Layers.norm(forward, name + "/norm2", mid, width),
                width,
                2 * width));
    Operand<TFloat32> outer =
        Layers.dense(
            forward, name + "/outer", forward.dropout(inner, shape.dropout()), 2 * width, width);
    return tf.math.add(mid, forward.dropout(outer, shape.dropout()));
  }
}
