package dev.tradewind.training.vision;

import dev.tradewind.training.nn.Forward;
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
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/** The training graph: cross-entropy with smoothed labels, on pictures moved about. */
final class ImageTraining implements Epochs, AutoCloseable {

  private static final double CLIP_NORM = 5;
  private static final double SMOOTHING = 0.1;

  private final Forward forward = Forward.training();
  private final Placeholder<TUint8> pictures;
  private final Placeholder<TInt32> labels;
  private final Trainer trainer;
  private final Images images;
  private final Augmentation augmentation;
  private final int batchSize;
  private final long seed;

  ImageTraining(
      ImageShape shape,
      Images images,
      Augmentation augmentation,
      int batchSize,
      double weightDecay,
      long seed) {
    this.images = images;
    this.augmentation = augmentation;
    this.batchSize = batchSize;
    this.seed = seed;
    Ops tf = forward.tf();
    pictures =
        tf.placeholder(
            TUint8.class,
            Placeholder.shape(Shape.of(-1, shape.height(), shape.width(), shape.channels())));
    labels = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    Operand<TFloat32> pixels = tf.dtypes.cast(pictures, TFloat32.class);
    Operand<TFloat32> logits = ImageNetwork.of(forward, shape, pixels).logits();
    Operand<TFloat32> losses = Softmax.full(tf, logits, labels, shape.classes(), SMOOTHING);
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
    return Math.max(1, images.size() / batchSize);
  }

  /** All of the same size: a small one would have a norm of its own. */
  @Override
  public List<Supplier<Feeds>> batches(int epoch) {
    Random random = new Random(seed * 31 + epoch);
    List<Integer> shuffled = new ArrayList<>(IntStream.range(0, images.size()).boxed().toList());
    Collections.shuffle(shuffled, random);
    int each = Math.min(batchSize, shuffled.size());
    List<Supplier<Feeds>> batches = new ArrayList<>();
    for (int batch = 0; batch < batches(); batch++) {
      List<Integer> part = shuffled.subList(batch * each, (batch + 1) * each);
      long drawing = random.nextLong();
      batches.add(() -> feeds(part, new Random(drawing)));
    }
    return batches;
  }

  private Feeds feeds(List<Integer> part, Random random) {
    int size = images.height() * images.width() * images.channels();
    byte[] values = new byte[part.size() * size];
    int[] classes = new int[part.size()];
    for (int i = 0; i < classes.length; i++) {
      augmentation.write(images, images.pixels()[part.get(i)], random, values, i * size);
      classes[i] = images.labels()[part.get(i)];
    }
    Shape shape = Shape.of(classes.length, images.height(), images.width(), images.channels());
    return new Feeds(classes.length)
        .with(pictures, TUint8.tensorOf(shape, DataBuffers.of(values)))
        .with(labels, TInt32.vectorOf(classes));
  }

  @Override
  public void close() {
    trainer.close();
    forward.close();
  }
}
