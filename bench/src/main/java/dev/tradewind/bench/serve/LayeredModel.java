package dev.tradewind.bench.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A SavedModel to be measured with: layers of weights, without variables.
 *
 * @param name of it
 * @param widths of the input, the layers between and the output
 */
record LayeredModel(String name, List<Integer> widths) {

  LayeredModel {
    widths = List.copyOf(widths);
  }

  /** Almost nothing to compute: what is left is the way there and back. */
  static final LayeredModel SMALL = new LayeredModel("small", List.of(32, 64, 64, 8));

  /** About what a recommender computes that ranks a catalogue of 12,101 items. */
  static final LayeredModel RANKING =
      new LayeredModel("ranking", List.of(256, 1536, 1536, 64, 12_101));

  private static final long SEED = 42;
  private static final int KEPT = 100;

  int width() {
    return widths.get(0);
  }

  /** Writes it as version 1 below a directory of models. */
  Path write(Path models) throws IOException {
    Path directory = Files.createDirectories(models.resolve(name).resolve("1"));
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> input =
          tf.withName("x").placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, width())));
      Operand<TFloat32> last = input;
      Random random = new Random(SEED);
      for (int layer = 1; layer < widths.size(); layer++) {
        last =
            tf.linalg.matMul(last, weights(tf, random, widths.get(layer - 1), widths.get(layer)));
        last = layer < widths.size() - 1 ? tf.nn.relu(last) : last;
      }
      int kept = Math.min(KEPT, widths.get(widths.size() - 1));
      tf.withName("y").identity(tf.nn.topK(last, tf.constant(kept), TInt32.class).values());
      Files.write(directory.resolve("saved_model.pb"), saved(graph, width(), kept).toByteArray());
    }
    return directory;
  }

  private static Operand<TFloat32> weights(Ops tf, Random random, int rows, int columns) {
    float[][] weights = new float[rows][columns];
    for (float[] row : weights) {
      for (int column = 0; column < columns; column++) {
        row[column] = (float) (random.nextGaussian() / Math.sqrt(rows));
      }
    }
    return tf.constant(weights);
  }

  private static SavedModel saved(Graph graph, int width, int kept) {
    SignatureDef signature =
        SignatureDef.newBuilder()
            .putInputs("x", rows("x:0", width))
            .putOutputs("y", rows("y:0", kept))
            .setMethodName("tensorflow/serving/predict")
            .build();
    MetaGraphDef.MetaInfoDef tags = MetaGraphDef.MetaInfoDef.newBuilder().addTags("serve").build();
    return SavedModel.newBuilder()
        .setSavedModelSchemaVersion(1)
        .addMetaGraphs(
            MetaGraphDef.newBuilder()
                .setMetaInfoDef(tags)
                .setGraphDef(graph.toGraphDef())
                .putSignatureDef("serving_default", signature))
        .build();
  }

  private static TensorInfo rows(String name, int width) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setSize(-1);
    shape.addDimBuilder().setSize(width);
    return TensorInfo.newBuilder()
        .setName(name)
        .setDtype(DataType.DT_FLOAT)
        .setTensorShape(shape)
        .build();
  }
}
