package dev.tradewind.training.risk;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.layer.CrossNetwork;
import dev.tradewind.training.nn.layer.Layers;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Several networks side by side, alike but for their first weights: products of features (a cross
 * network, Wang et al. 2021) beside two dense layers.
 */
final class RiskNetwork {

  private RiskNetwork() {}

  /**
   * Adds the networks.
   *
   * @param x [batch, features]; NaN is missing
   * @return log odds of each member, [batch, 1]
   */
  static List<Operand<TFloat32>> logits(
      Forward forward, RiskShape shape, NumberEncoding encoding, Operand<TFloat32> x) {
    Ops tf = forward.tf();
    Operand<TFloat32> values = encoding.values(tf, x);
    Operand<TFloat32> all = tf.concat(List.of(values, encoding.pieces(tf, x)), tf.constant(1));
    List<Operand<TFloat32>> logits = new ArrayList<>();
    for (int member = 0; member < shape.members(); member++) {
      logits.add(member(forward, shape, encoding, "member" + member + "/", values, all));
    }
    return logits;
  }

  private static Operand<TFloat32> member(
      Forward forward,
      RiskShape shape,
      NumberEncoding encoding,
      String name,
      Operand<TFloat32> values,
      Operand<TFloat32> all) {
    Ops tf = forward.tf();
    int width = encoding.plainWidth();
    int wide = width + encoding.piecesWidth();
    Operand<TFloat32> crossed =
        CrossNetwork.of(forward, name + "cross", values, width, shape.crosses());
    Operand<TFloat32> first =
        tf.nn.relu(Layers.dense(forward, name + "first", all, wide, shape.hidden()));
    Operand<TFloat32> second =
        tf.nn.relu(
            Layers.dense(
                forward,
                name + "second",
                forward.dropout(first, shape.dropout()),
                shape.hidden(),
                shape.hidden()));
    Operand<TFloat32> joined =
        tf.concat(
            List.of(
                forward.dropout(crossed, shape.dropout()),
                forward.dropout(second, shape.dropout())),
            tf.constant(1));
    return Layers.dense(forward, name + "out", joined, width + shape.hidden(), 1);
  }
}
