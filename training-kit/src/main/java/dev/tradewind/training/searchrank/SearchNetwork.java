package dev.tradewind.training.searchrank;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.layer.Layers;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;

/** Dense layers on what a query and a title have in common, several of them side by side. */
final class SearchNetwork {

  private SearchNetwork() {}

  /**
   * Adds the network.
   *
   * @param features [batch, features]
   * @return relevance as each member says [batch, members]
   */
  static Operand<TFloat32> of(Forward forward, SearchShape shape, Operand<TFloat32> features) {
    Ops tf = forward.tf();
    Operand<TFloat32> x = shape.scales().apply(tf, features);
    List<Operand<TFloat32>> members = new ArrayList<>();
    for (int member = 0; member < shape.members(); member++) {
      String name = "member" + member;
      Operand<TFloat32> first = layer(forward, shape, name + "/first", x, 2 * shape.features());
      Operand<TFloat32> second = layer(forward, shape, name + "/second", first, shape.hidden());
      Operand<TFloat32> out = Layers.dense(forward, name + "/out", second, shape.hidden(), 1);
      members.add(tf.reshape(out, tf.constant(new int[] {-1})));
    }
    float middle = (float) ((shape.low() + shape.high()) / 2);
    return tf.math.add(tf.stack(members, Stack.axis(1L)), tf.constant(middle));
  }

  private static Operand<TFloat32> layer(
      Forward forward, SearchShape shape, String name, Operand<TFloat32> x, int in) {
    Operand<TFloat32> dense = Layers.dense(forward, name, x, in, shape.hidden());
    return forward.dropout(forward.tf().nn.relu(dense), shape.dropout());
  }
}
