package dev.tradewind.training.ctr;

import dev.tradewind.training.artefact.Artefact;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.nn.export.GoldenRequest;
import dev.tradewind.training.nn.export.Signature;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.risk.learner.Encoding;
import dev.tradewind.training.risk.learner.LinearPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.types.TFloat32;

/**
 * The served graph: an input [batch] for each column, by its name, raw, {@code item} among them,
 * and {@code history} [batch, any length], ids of what the shopper took before, oldest first.
 * Output {@code probability} [batch], of a click in the first place, whatever the place: what a
 * ranking is made by. {@code at_position} takes {@code position} too, for how many clicks are to be
 * expected.
 */
final class ClickInference implements AutoCloseable {

  private static final int ROWS_AT_ONCE = 4096;
  private static final String AT_POSITION = "at_position";

  private final Forward forward = Forward.inference();
  private final Encoding encoding;
  private final Impressions data;
  private final Blend blend;
  private final ClickInputs inputs;
  private final ClickNetwork network;
  private final Operand<TFloat32> placed;
  private final Operand<TFloat32> first;
  private final Signature explanation;
  private final ModelSession session;

  ClickInference(
      ClickShape shape, Encoding encoding, ItemNumbers numbers, Impressions data, Blend blend) {
    this.encoding = encoding;
    this.data = data;
    this.blend = blend;
    network = new ClickNetwork(forward, shape, encoding);
    inputs = new ClickInputs(forward, shape, encoding, numbers, data);
    Ops tf = forward.tf();
    Operand<TFloat32> nothing = tf.constant(0f);
    Operand<TFloat32> item = shape.hasVectors() ? network.vectors(inputs.item()) : nothing;
    Operand<TFloat32> taken = shape.history() > 0 ? network.vectors(inputs.history()) : nothing;
    placed = logits(encoding.spread(tf, inputs.rows()), item, taken, inputs);
    first =
        shape.hasPosition()
            ? logits(encoding.spread(tf, inputs.firstPlace()), item, taken, inputs)
            : placed;
    explanation = new ClickReasons(forward, shape, encoding, inputs).of(item, taken, this::logits);
    session = new ModelSession(forward);
    session.run(inputs.tables());
  }

  private Operand<TFloat32> logits(
      Operand<TFloat32> spread,
      Operand<TFloat32> item,
      Operand<TFloat32> history,
      ClickInputs given) {
    return logits(spread, item, history, given, 1);
  }

  /** Log odds [batch]; the inputs' histories are repeated so many times. */
  private Operand<TFloat32> logits(
      Operand<TFloat32> spread,
      Operand<TFloat32> item,
      Operand<TFloat32> history,
      ClickInputs given,
      int copies) {
    Ops tf = forward.tf();
    Operand<TFloat32> own = network.logits(spread, item, history, given.historyTimes(copies));
    Operand<TFloat32> straight =
        tf.reshape(
            LinearPart.logits(tf, blend.linear(), encoding, spread), tf.constant(new int[] {-1}));
    float share = (float) blend.linearShare();
    Operand<TFloat32> both =
        share == 0
            ? own
            : tf.math.add(
                tf.math.mul(own, tf.constant(1 - share)),
                tf.math.mul(straight, tf.constant(share)));
    return tf.math.add(
        tf.math.mul(both, tf.constant((float) blend.calibrated().scale())),
        tf.constant((float) blend.calibrated().shift()));
  }

  void restore(Weights weights) {
    session.restore(weights);
  }

  /** Log odds of impressions, each in its place. */
  double[] placed(int[] some) {
    return scores(placed, rows(some), histories(some));
  }

  /** Log odds of rows, each in its place. */
  double[] placed(List<float[]> rows, List<int[]> histories) {
    return scores(placed, rows, histories);
  }

  /** Log odds of rows in the first place. */
  double[] first(List<float[]> rows, List<int[]> histories) {
    return scores(first, rows, histories);
  }

  List<float[]> rows(int[] some) {
    return data.examples().rows(some);
  }

  List<int[]> histories(int[] some) {
    return data.hasHistories()
        ? Arrays.stream(some).mapToObj(one -> data.histories()[one]).toList()
        : List.of();
  }

  private double[] scores(Operand<TFloat32> wanted, List<float[]> rows, List<int[]> histories) {
    double[] all = new double[rows.size()];
    for (int from = 0; from < all.length; from += ROWS_AT_ONCE) {
      int to = Math.min(all.length, from + ROWS_AT_ONCE);
      Map<Placeholder<?>, Tensor> fed =
          inputs.tensors(
              rows.subList(from, to),
              histories.isEmpty() ? histories : histories.subList(from, to));
      Session.Runner runner = session.runner(fed);
      try (Result result = runner.fetch(wanted).run()) {
        TFloat32 values = (TFloat32) result.get(0);
        for (int i = from; i < to; i++) {
          all[i] = values.getFloat(i - from);
        }
      } finally {
        fed.values().forEach(Tensor::close);
      }
    }
    return all;
  }

  /** Writes what is handed over; golden requests are made of these impressions. */
  GoldenCheck write(int[] questions, ReportData report, Path directory) throws IOException {
    Ops tf = forward.tf();
    boolean hasPosition = data.position() >= 0;
    List<Signature> signatures = new ArrayList<>();
    signatures.add(
        Signature.of(
            Signature.DEFAULT,
            inputs.withoutPosition(),
            Map.of("probability", tf.math.sigmoid(first))));
    signatures.add(explanation);
    if (hasPosition) {
      signatures.add(
          Signature.of(
              AT_POSITION, inputs.byName(), Map.of("probability", tf.math.sigmoid(placed))));
    }
    List<GoldenRequest> golden = new ArrayList<>();
    for (int one : questions) {
      Map<String, TensorProto> values =
          inputs.golden(
              data.examples().rows()[one],
              data.hasHistories() ? data.histories()[one] : new int[0]);
      String name = "impression " + (one + 1);
      if (hasPosition) {
        golden.add(GoldenRequest.of(name, values).to(AT_POSITION));
      }
      Map<String, TensorProto> free = new LinkedHashMap<>(values);
      if (hasPosition) {
        free.remove(ImpressionRows.POSITION);
      }
      golden.add(GoldenRequest.of(name, free));
      golden.add(GoldenRequest.of(name, free).to(explanation.name()));
    }
    return new Artefact(signatures, inputs.tables(), golden).write(session, report, directory);
  }

  @Override
  public void close() {
    session.close();
    forward.close();
  }
}
