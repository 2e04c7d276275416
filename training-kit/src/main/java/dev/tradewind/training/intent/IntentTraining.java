package dev.tradewind.training.intent;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.loss.Softmax;
import dev.tradewind.training.nn.optimize.AdamW;
import dev.tradewind.training.nn.train.Epochs;
import dev.tradewind.training.nn.train.Feeds;
import dev.tradewind.training.nn.train.Trainer;
import dev.tradewind.training.text.LabelledText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/** The training graph: cross-entropy with smoothed labels. */
final class IntentTraining implements Epochs, AutoCloseable {

  private static final double CLIP_NORM = 5;
  private static final double SMOOTHING = 0.05;

  private final Forward forward = Forward.training();
  private final Placeholder<TString> texts;
  private final Placeholder<TInt32> labels;
  private final Trainer trainer;
  private final List<LabelledText> sentences;
  private final int batchSize;
  private final long seed;

  IntentTraining(
      TextShape shape, List<LabelledText> sentences, int batchSize, double weightDecay, long seed) {
    this.sentences = sentences;
    this.batchSize = batchSize;
    this.seed = seed;
    Ops tf = forward.tf();
    texts = tf.placeholder(TString.class, Placeholder.shape(Shape.of(-1)));
    labels = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    Operand<TFloat32> logits = IntentNetwork.of(forward, shape, texts).logits();
    Operand<TFloat32> losses = Softmax.full(tf, logits, labels, shape.intents(), SMOOTHING);
    trainer =
        new Trainer(
            forward,
            tf.math.mean(losses, tf.constant(0)),
            AdamW.withDecay(weightDecay),
            CLIP_NORM,
            seed);
  }

  Trainer trainer() {
    return trainer;
  }

  /** Batches of an epoch. */
  int batches() {
    return (sentences.size() + batchSize - 1) / batchSize;
  }

  @Override
  public List<Supplier<Feeds>> batches(int epoch) {
    List<LabelledText> shuffled = new ArrayList<>(sentences);
    Collections.shuffle(shuffled, new Random(seed * 31 + epoch));
    List<Supplier<Feeds>> batches = new ArrayList<>();
    for (int from = 0; from < shuffled.size(); from += batchSize) {
      List<LabelledText> part = shuffled.subList(from, Math.min(shuffled.size(), from + batchSize));
      batches.add(() -> batch(part));
    }
    return batches;
  }

  private Feeds batch(List<LabelledText> part) {
    String[] strings = part.stream().map(LabelledText::text).toArray(String[]::new);
    int[] numbers = part.stream().mapToInt(LabelledText::label).toArray();
    return new Feeds(part.size())
        .with(texts, TString.vectorOf(strings))
        .with(labels, TInt32.vectorOf(numbers));
  }

  @Override
  public void close() {
    trainer.close();
    forward.close();
  }
}
