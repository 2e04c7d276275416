package dev.tradewind.training.intent;

import dev.tradewind.training.intent.IntentSplit.Labelled;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.loss.Softmax;
import dev.tradewind.training.nn.optimize.AdamW;
import dev.tradewind.training.nn.train.Trainer;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/** The training graph: cross-entropy with smoothed labels. */
final class IntentTraining implements AutoCloseable {

  private static final double CLIP_NORM = 5;
  private static final double SMOOTHING = 0.05;

  private final Forward forward = Forward.training();
  private final Placeholder<TString> texts;
  private final Placeholder<TInt32> labels;
  private final Trainer trainer;

  IntentTraining(TextShape shape, double weightDecay, long seed) {
    Ops tf = forward.tf();
    texts = tf.placeholder(TString.class, Placeholder.shape(Shape.of(-1)));
    labels = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    Operand<TFloat32> logits = IntentNetwork.logits(forward, shape, texts);
    Operand<TFloat32> losses = Softmax.full(tf, logits, labels, shape.intents(), SMOOTHING);
    trainer =
        new Trainer(
            forward,
            tf.math.mean(losses, tf.constant(0)),
            AdamW.withDecay(weightDecay),
            CLIP_NORM,
            seed);
  }

  /** One gradient step; answers the loss. */
  float step(List<Labelled> sentences, double learningRate) {
    String[] strings = sentences.stream().map(Labelled::text).toArray(String[]::new);
    int[] numbers = sentences.stream().mapToInt(Labelled::intent).toArray();
    try (TString batch = TString.vectorOf(strings);
        TInt32 truth = TInt32.vectorOf(numbers)) {
      return trainer.step(Map.of(texts, batch, labels, truth), learningRate);
    }
  }

  Weights weights() {
    return trainer.weights();
  }

  @Override
  public void close() {
    trainer.close();
    forward.close();
  }
}
