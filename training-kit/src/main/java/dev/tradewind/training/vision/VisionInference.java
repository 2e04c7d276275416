package dev.tradewind.training.vision;

import dev.tradewind.training.artefact.Artefact;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.nn.export.GoldenRequest;
import dev.tradewind.training.nn.export.IntegratedGradients;
import dev.tradewind.training.nn.export.Signature;
import dev.tradewind.training.nn.export.TensorValues;
import dev.tradewind.training.report.ReportData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/**
 * The served graph: input {@code pixels} [batch, height, width, channels] of bytes; outputs {@code
 * classes} and {@code probabilities} [batch, number of classes], by falling probability. {@code
 * file} answers the same of one file, JPEG, PNG, GIF or BMP, of any size. {@code embed} is a vector
 * of what is seen: pictures of like things are near each other. {@code explain} tells what each
 * pixel gave to the log odds of the likeliest class, against a picture of the mean colour.
 */
final class VisionInference implements AutoCloseable {

  private static final String FILE = "file";
  private static final int EXPLAIN_STEPS = 16;
  private static final int PIXELS_AT_ONCE = 400_000;

  private final Forward forward = Forward.inference();
  private final Ops tf = forward.tf();
  private final ImageShape shape;
  private final Operand<TString> names;
  private final Placeholder<TUint8> pixels;
  private final TopK<TFloat32, TInt32> best;
  private final List<Signature> signatures;
  private final ModelSession session;

  VisionInference(ImageShape shape, List<String> classes) {
    this.shape = shape;
    names = tf.array(classes.toArray(String[]::new));
    pixels =
        tf.withName("pixels")
            .placeholder(
                TUint8.class,
                Placeholder.shape(Shape.of(-1, shape.height(), shape.width(), shape.channels())));
    Operand<TFloat32> values = tf.dtypes.cast(pixels, TFloat32.class);
    ImageNetwork network = ImageNetwork.of(forward, shape, values);
    best = best(network);
    Placeholder<TString> file =
        tf.withName(FILE).placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    TopK<TFloat32, TInt32> ofFile =
        best(
            ImageNetwork.of(
                forward,
                shape,
                Decoding.of(tf, file, shape.height(), shape.width(), shape.channels())));
    signatures =
        List.of(
            new Signature(
                Signature.DEFAULT,
                Map.of("pixels", pixels),
                answers(best),
                Map.of("classes", "probabilities")),
            new Signature(
                FILE, Map.of(FILE, file), answers(ofFile), Map.of("classes", "probabilities")),
            Signature.of(
                "embed", Map.of("pixels", pixels), Map.of("embedding", network.features())),
            explain(values, network));
    session = new ModelSession(forward);
  }

  private TopK<TFloat32, TInt32> best(ImageNetwork network) {
    return tf.nn.topK(tf.nn.softmax(network.logits()), tf.constant(shape.classes()), TInt32.class);
  }

  private Map<String, Operand<?>> answers(TopK<TFloat32, TInt32> ranked) {
    return Map.of(
        "classes",
        tf.gather(names, ranked.indices(), tf.constant(0)),
        "probabilities",
        ranked.values());
  }

  private Signature explain(Operand<TFloat32> values, ImageNetwork network) {
    Operand<TInt32> likeliest = tf.math.argMax(network.logits(), tf.constant(1), TInt32.class);
    IntegratedGradients gradients =
        IntegratedGradients.of(
            forward,
            values,
            tf.constant(shape.moments()[0]),
            EXPLAIN_STEPS,
            (points, copies) -> {
              Operand<TFloat32> wanted =
                  tf.oneHot(
                      IntegratedGradients.repeat(tf, likeliest, copies),
                      tf.constant(shape.classes()),
                      tf.constant(1f),
                      tf.constant(0f));
              return tf.reduceSum(
                  tf.math.mul(ImageNetwork.of(forward, shape, points).logits(), wanted),
                  tf.constant(1));
            });
    return Signature.of(
        "explain",
        Map.of("pixels", pixels),
        Map.of(
            "class", tf.gather(names, likeliest, tf.constant(0)),
            "contributions", tf.reduceSum(gradients.contributions(), tf.constant(3)),
            "score", gradients.score(),
            "base", gradients.base()));
  }

  void restore(Weights weights) {
    session.restore(weights);
  }

  /**
   * The likeliest classes.
   *
   * @param classes the number of each picture's
   * @param confidence its probability
   */
  @SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
  record Answers(int[] classes, double[] confidence) {}

  /** The likeliest class of each picture. */
  Answers classify(Images images) {
    int[] classes = new int[images.size()];
    double[] confidence = new double[images.size()];
    int size = images.height() * images.width() * images.channels();
    int atOnce = Math.max(1, PIXELS_AT_ONCE / size);
    for (int from = 0; from < classes.length; from += atOnce) {
      int count = Math.min(atOnce, classes.length - from);
      byte[] values = new byte[count * size];
      for (int i = 0; i < count; i++) {
        System.arraycopy(images.pixels()[from + i], 0, values, i * size, size);
      }
      Shape batch = Shape.of(count, images.height(), images.width(), images.channels());
      try (TUint8 tensor = TUint8.tensorOf(batch, DataBuffers.of(values));
          Result result =
              session
                  .runner(Map.of(pixels, tensor))
                  .fetch(best.indices())
                  .fetch(best.values())
                  .run()) {
        TInt32 indices = (TInt32) result.get(0);
        TFloat32 probabilities = (TFloat32) result.get(1);
        for (int i = 0; i < count; i++) {
          classes[from + i] = indices.getInt(i, 0);
          confidence[from + i] = Math.min(1, probabilities.getFloat(i, 0));
        }
      }
    }
    return new Answers(classes, confidence);
  }

  /**
   * Writes what is handed over.
   *
   * @param questions golden requests are made of these
   */
  GoldenCheck write(Images questions, ReportData report, Path directory) throws IOException {
    List<GoldenRequest> golden = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      GoldenRequest asked =
          GoldenRequest.of(
              "picture " + (i + 1),
              Map.of(
                  "pixels",
                  TensorValues.bytes(
                      questions.pixels()[i], 1, shape.height(), shape.width(), shape.channels())));
      golden.add(asked);
      golden.add(asked.to("embed"));
      golden.add(asked.to("explain"));
    }
    return new Artefact(signatures, List.of(), golden).write(session, report, directory);
  }

  @Override
  public void close() {
    session.close();
    forward.close();
  }
}
