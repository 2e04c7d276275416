package dev.tradewind.training.price;

import dev.tradewind.training.artefact.Artefact;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.nn.export.GoldenRequest;
import dev.tradewind.training.nn.export.Signature;
import dev.tradewind.training.report.ReportData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The served graph: the columns of the table but units, raw, see {@link PriceInputs}. Answers
 * {@code units} expected, {@code units_low} and {@code units_high} between which nine in ten rows
 * should be, the {@code elasticity}, and the range of prices that the item was seen at; beyond it
 * {@code within_range} is 0 and the answer is that at the range's end. {@code rising} is 1 where
 * more would be sold at a higher price, which no model should be believed. {@code best_price} takes
 * {@code unit_cost} for the price and walks the range.
 */
final class PriceInference implements AutoCloseable {

  static final String COST = "unit_cost";
  private static final int STEPS = 41;

  private final Forward forward = Forward.inference();
  private final Sales sales;
  private final Response response;
  private final PriceInputs inputs;
  private final PriceGraph graph;
  private final Placeholder<TFloat32> cost;
  private final List<Signature> signatures;
  private final ModelSession session;

  PriceInference(Sales sales, Response response) {
    this.sales = sales;
    this.response = response;
    Ops tf = forward.tf();
    inputs = new PriceInputs(forward, sales);
    cost = tf.withName(COST).placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
    graph = PriceGraph.of(forward, sales, response, inputs);
    signatures = signatures();
    session = new ModelSession(forward);
    session.restore(PriceGraph.variables(response));
    session.run(inputs.tables());
  }

  private List<Signature> signatures() {
    Ops tf = forward.tf();
    Operand<TFloat32> low = tf.math.exp(graph.lowest());
    Operand<TFloat32> high = tf.math.exp(graph.highest());
    Operand<TFloat32> logarithm = tf.math.log(inputs.price());
    Operand<TFloat32> inside =
        tf.math.minimum(tf.math.maximum(logarithm, graph.lowest()), graph.highest());
    Operand<TFloat32> term = centred(tf, inside);
    Operand<TFloat32> mean = tf.math.add(graph.level(tf), tf.math.mul(graph.slope(), term));
    // A price as it was seen may be off its logarithm by a rounding.
    Operand<TInt32> within =
        tf.dtypes.cast(
            tf.math.less(tf.math.abs(tf.math.sub(inside, logarithm)), tf.constant(1e-5f)),
            TInt32.class);
    List<String> features = new ArrayList<>(graph.features());
    features.add(sales.columns().price().name());
    Operand<TFloat32> base = tf.math.add(tf.zerosLike(mean), graph.base());
    return List.of(
        Signature.of(
            Signature.DEFAULT,
            inputs.byName(),
            Map.of(
                "units", units(tf, mean),
                "units_low", shifted(tf, mean, response.below()),
                "units_high", shifted(tf, mean, response.above()),
                "elasticity", tf.identity(graph.slope()),
                "price_low", low,
                "price_high", high,
                "within_range", within,
                "rising", rising(tf))),
        Signature.of(
            "explain",
            inputs.byName(),
            Map.of(
                "features",
                tf.array(features.toArray(String[]::new)),
                "contributions",
                graph.contributions(tf, term),
                "score",
                mean,
                "base",
                base)),
        best(tf));
  }

  private Signature best(Ops tf) {
    float[] shares = new float[STEPS];
    for (int i = 0; i < STEPS; i++) {
      shares[i] = (float) i / (STEPS - 1);
    }
    Operand<TInt32> last = tf.constant(1);
    Operand<TFloat32> from = tf.expandDims(graph.lowest(), last);
    Operand<TFloat32> to = tf.expandDims(graph.highest(), last);
    Operand<TFloat32> steps = tf.constant(Shape.of(1, STEPS), DataBuffers.of(shares));
    Operand<TFloat32> logs = tf.math.add(from, tf.math.mul(steps, tf.math.sub(to, from)));
    Operand<TFloat32> prices = tf.math.exp(logs);
    Operand<TFloat32> means =
        tf.math.add(
            tf.expandDims(graph.level(tf), last),
            tf.math.mul(tf.expandDims(graph.slope(), last), centred(tf, logs)));
    Operand<TFloat32> units = units(tf, means);
    Operand<TFloat32> margins = tf.math.mul(tf.math.sub(prices, tf.expandDims(cost, last)), units);
    Operand<TInt32> best = tf.math.argMax(margins, last, TInt32.class);
    Operand<TFloat32> chosen =
        tf.oneHot(best, tf.constant(STEPS), tf.constant(1f), tf.constant(0f));
    Operand<TInt32> atEnd =
        tf.math.add(
            tf.dtypes.cast(tf.math.equal(best, tf.constant(0)), TInt32.class),
            tf.dtypes.cast(tf.math.equal(best, tf.constant(STEPS - 1)), TInt32.class));
    Map<String, Placeholder<?>> asked = new LinkedHashMap<>(inputs.besidePrice());
    asked.put(COST, cost);
    return Signature.of(
        "best_price",
        asked,
        Map.of(
            "prices",
            prices,
            "units",
            units,
            "margins",
            margins,
            "best_price",
            tf.reduceSum(tf.math.mul(chosen, prices), last),
            "best_units",
            tf.reduceSum(tf.math.mul(chosen, units), last),
            "best_margin",
            tf.reduceSum(tf.math.mul(chosen, margins), last),
            "at_end_of_range",
            atEnd,
            "rising",
            rising(tf)));
  }

  private Operand<TFloat32> centred(Ops tf, Operand<TFloat32> logarithm) {
    return tf.math.sub(logarithm, tf.constant((float) response.terms().centre()));
  }

  private Operand<TFloat32> units(Ops tf, Operand<TFloat32> mean) {
    return tf.math.mul(tf.math.exp(mean), tf.constant((float) response.spread()));
  }

  private static Operand<TFloat32> shifted(Ops tf, Operand<TFloat32> mean, double by) {
    return tf.math.exp(tf.math.add(mean, tf.constant((float) by)));
  }

  private Operand<TInt32> rising(Ops tf) {
    return tf.dtypes.cast(tf.math.greater(graph.slope(), tf.constant(0f)), TInt32.class);
  }

  /**
   * Writes what is handed over.
   *
   * @param questions rows that golden requests are made of
   */
  GoldenCheck write(int[] questions, ReportData report, Path directory) throws IOException {
    List<GoldenRequest> golden = new ArrayList<>();
    for (int row : questions) {
      Map<String, TensorProto> asked = inputs.request(row);
      GoldenRequest one = GoldenRequest.of("example " + (1 + golden.size() / 3), asked);
      golden.add(one);
      golden.add(one.to("explain"));
      Map<String, TensorProto> search = new LinkedHashMap<>(asked);
      search.remove(sales.columns().price().name());
      search.put(COST, PriceInputs.one((float) (0.5 * Math.exp(sales.logPrice()[row]))));
      golden.add(GoldenRequest.of(one.name(), search).to("best_price"));
    }
    return new Artefact(signatures, inputs.tables(), golden).write(session, report, directory);
  }

  @Override
  public void close() {
    session.close();
    forward.close();
  }
}
