package dev.tradewind.training.risk.learner;

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
 * network, Wang et al. 2021) beside two dense layers. Words enter both as a sum of vectors.
 */
final class RiskNetwork {

  /** Width of the vectors of words: so much for each column, but never more than. */
  private static final int OF_A_COLUMN = 8;

  private static final int MOST_OF_WORDS = 64;

  private RiskNetwork() {}

  /**
   * Adds the networks.
   *
   * @param spread rows as {@link Encoding#spread} has them; NaN is missing
   * @return log odds of each member, [batch, 1]
   */
  static List<Operand<TFloat32>> logits(
      Forward forward, RiskShape shape, Encoding encoding, Operand<TFloat32> spread) {
    List<Operand<TFloat32>> logits = new ArrayList<>();
    for (int member = 0; member < shape.members(); member++) {
      logits.add(member(forward, shape, encoding, "member" + member + "/", spread));
    }
    return logits;
  }

  private static Operand<TFloat32> member(
      Forward forward, RiskShape shape, Encoding encoding, String name, Operand<TFloat32> spread) {
    Ops tf = forward.tf();
    List<Operand<TFloat32>> parts = new ArrayList<>();
    int width = 0;
    if (encoding.wordPlaces() > 0) {
      width = Math.min(MOST_OF_WORDS, OF_A_COLUMN * encoding.words().length);
      parts.add(
          Layers.linear(
              forward, name + "words", encoding.wordsOf(tf, spread), encoding.wordPlaces(), width));
    }
    NumberEncoding scales = encoding.scales();
    Operand<TFloat32> numbers = encoding.numbersOf(tf, spread);
    if (scales != null) {
      parts.add(scales.values(tf, numbers));
      width += scales.plainWidth();
    }
    Operand<TFloat32> values = joined(tf, parts);
    int wide = width;
    if (scales != null) {
      parts.add(scales.pieces(tf, numbers));
      wide += scales.piecesWidth();
    }
    Operand<TFloat32> all = joined(tf, parts);
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

  private static Operand<TFloat32> joined(Ops tf, List<Operand<TFloat32>> parts) {
    return parts.size() == 1 ? parts.get(0) : tf.concat(List.copyOf(parts), tf.constant(1));
  }
}
