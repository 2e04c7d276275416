package dev.tradewind.training.behaviour;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.loss.BinaryCrossEntropy;
import dev.tradewind.training.nn.loss.Softmax;
import dev.tradewind.training.nn.optimize.AdamW;
import dev.tradewind.training.nn.train.Epochs;
import dev.tradewind.training.nn.train.Feeds;
import dev.tradewind.training.nn.train.Trainer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The training graph. The losses of all answers are added, each a mean over the examples of the
 * batch that it was asked of. Money is a purchase or not, and a log-normal sum if it is (zero
 * inflated: Wang, Liu and Miao 2019).
 */
final class BehaviourTraining implements Epochs, AutoCloseable {

  private static final double CLIP_NORM = 5;

  /** Of either kind of example, drawn anew for each epoch. */
  private static final int MOST_OF_KIND = 30_000;

  private static final float LIGHT = .5f;

  private final Forward forward = Forward.training();
  private final HistoryTensors inputs;
  private final Placeholder<TInt32> next;
  private final Placeholder<TFloat32> answers;
  private final Placeholder<TFloat32> money;
  private final Trainer trainer;
  private final Events events;
  private final BehaviourShape shape;
  private final MoneyScale scale;
  private final List<Moment> ofHorizon;
  private final List<Moment> ofVisits;
  private final int batchSize;
  private final long seed;

  BehaviourTraining(
      BehaviourShape shape,
      Events events,
      Scales scales,
      List<Moment> moments,
      int batchSize,
      double weightDecay,
      long seed) {
    this.shape = shape;
    this.events = events;
    this.scale = scales.money();
    this.batchSize = batchSize;
    this.seed = seed;
    ofHorizon = moments.stream().filter(Moment::isOfHorizon).toList();
    ofVisits = BehaviourSplit.ofVisits(moments);
    Ops tf = forward.tf();
    inputs = HistoryTensors.of(tf, shape.length());
    next = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    answers = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, Question.count())));
    money = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
    BehaviourNetwork network =
        BehaviourNetwork.of(
            forward,
            shape,
            scales.summary(),
            History.of(tf, shape, inputs.numbers(), inputs.elapsed(), inputs.values()));
    trainer = new Trainer(forward, loss(network), AdamW.withDecay(weightDecay), CLIP_NORM, seed);
  }

  private Operand<TFloat32> loss(BehaviourNetwork network) {
    Ops tf = forward.tf();
    Operand<TInt32> none = tf.constant(0);
    Operand<TFloat32> nextAsked = tf.dtypes.cast(tf.math.greaterEqual(next, none), TFloat32.class);
    Operand<TFloat32> nextLoss =
        mean(
            tf,
            Softmax.full(tf, network.next(), tf.math.maximum(next, none), shape.actions() + 1, 0),
            nextAsked,
            0);
    Operand<TFloat32> zero = tf.constant(0f);
    Operand<TFloat32> asked = tf.dtypes.cast(tf.math.greaterEqual(answers, zero), TFloat32.class);
    Operand<TFloat32> yesNo =
        tf.reduceSum(
            mean(
                tf,
                BinaryCrossEntropy.weighted(
                    tf, network.answers(), tf.math.maximum(answers, zero), 1),
                asked,
                0),
            tf.constant(0));
    Operand<TFloat32> spent =
        tf.dtypes.cast(tf.math.greater(money, tf.constant(-1e8f)), TFloat32.class);
    Operand<TFloat32> off =
        tf.math.div(tf.math.sub(tf.math.mul(money, spent), network.mean()), network.deviation());
    Operand<TFloat32> purse =
        mean(
            tf,
            tf.math.add(
                tf.math.log(network.deviation()),
                tf.math.mul(tf.math.square(off), tf.constant(LIGHT))),
            spent,
            0);
    return tf.math.add(tf.math.add(nextLoss, yesNo), tf.math.mul(purse, tf.constant(LIGHT)));
  }

  /** Over the examples that were asked; 0 where none was. */
  private static Operand<TFloat32> mean(
      Ops tf, Operand<TFloat32> losses, Operand<TFloat32> asked, int axis) {
    Operand<TFloat32> sum = tf.reduceSum(tf.math.mul(losses, asked), tf.constant(axis));
    Operand<TFloat32> count = tf.reduceSum(asked, tf.constant(axis));
    return tf.math.div(sum, tf.math.maximum(count, tf.constant(1f)));
  }

  Trainer trainer() {
    return trainer;
  }

  int batches() {
    int all = Math.min(MOST_OF_KIND, ofHorizon.size()) + Math.min(MOST_OF_KIND, ofVisits.size());
    return (all + batchSize - 1) / batchSize;
  }

  @Override
  public List<Supplier<Feeds>> batches(int epoch) {
    Random random = new Random(seed * 31 + epoch);
    List<Moment> drawn = new ArrayList<>(drawn(ofHorizon, random));
    drawn.addAll(drawn(ofVisits, random));
    Collections.shuffle(drawn, random);
    List<Supplier<Feeds>> batches = new ArrayList<>();
    for (int from = 0; from < drawn.size(); from += batchSize) {
      List<Moment> part = drawn.subList(from, Math.min(drawn.size(), from + batchSize));
      batches.add(() -> batch(part));
    }
    return batches;
  }

  private static List<Moment> drawn(List<Moment> all, Random random) {
    if (all.size() <= MOST_OF_KIND) {
      return all;
    }
    List<Moment> some = new ArrayList<>(MOST_OF_KIND);
    for (int i = 0; i < MOST_OF_KIND; i++) {
      some.add(all.get(random.nextInt(all.size())));
    }
    return some;
  }

  private Feeds batch(List<Moment> part) {
    int[] actions = part.stream().mapToInt(Moment::next).toArray();
    float[] facts = new float[part.size() * Question.count()];
    float[] sums = new float[part.size()];
    for (int i = 0; i < part.size(); i++) {
      for (int k = 0; k < Question.count(); k++) {
        facts[i * Question.count() + k] = part.get(i).answers()[k];
      }
      float spent = part.get(i).money();
      sums[i] = spent > 0 ? (float) ((Math.log(spent) - scale.mean()) / scale.deviation()) : -1e9f;
    }
    return inputs
        .feeds(events, part, shape.length())
        .with(next, TInt32.vectorOf(actions))
        .with(
            answers,
            TFloat32.tensorOf(Shape.of(part.size(), Question.count()), DataBuffers.of(facts)))
        .with(money, TFloat32.vectorOf(sums));
  }

  @Override
  public void close() {
    trainer.close();
    forward.close();
  }
}
