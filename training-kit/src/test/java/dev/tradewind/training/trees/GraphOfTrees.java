package dev.tradewind.training.trees;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.export.SavedModelWriter;
import dev.tradewind.training.nn.export.Signature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Trees, and nothing else, as a graph that is asked. */
final class GraphOfTrees implements AutoCloseable {

  private final Forward forward = Forward.inference();
  private final Placeholder<TFloat32> rows;
  private final Operand<TFloat32> scores;
  private final TreesInGraph.Contributions contributions;
  private final ModelSession session;

  GraphOfTrees(TreeEnsemble trees) {
    rows =
        forward.tf().placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, trees.columns())));
    TreesInGraph graph = new TreesInGraph(forward.tf(), trees);
    scores = graph.scores(rows);
    contributions = graph.contributions(rows);
    session = new ModelSession(forward);
  }

  float[] scores(List<float[]> some) {
    try (TFloat32 tensor = tensor(some);
        Result result = session.runner().feed(rows, tensor).fetch(scores).run()) {
      return StdArrays.array1dCopyOf((TFloat32) result.get(0));
    }
  }

  float[][] contributions(List<float[]> some) {
    try (TFloat32 tensor = tensor(some);
        Result result = session.runner().feed(rows, tensor).fetch(contributions.byColumn()).run()) {
      return StdArrays.array2dCopyOf((TFloat32) result.get(0));
    }
  }

  void write(Path directory) throws IOException {
    SavedModelWriter.write(
        directory,
        session,
        List.of(Signature.of(Signature.DEFAULT, Map.of("rows", rows), Map.of("scores", scores))),
        List.of());
  }

  static float[] loaded(Path directory, List<float[]> some) {
    try (SavedModelBundle bundle = SavedModelBundle.load(directory.toString(), "serve");
        TFloat32 tensor = tensor(some);
        Result result = bundle.function(Signature.DEFAULT).call(Map.of("rows", tensor))) {
      return StdArrays.array1dCopyOf((TFloat32) result.get("scores").orElseThrow());
    }
  }

  private static TFloat32 tensor(List<float[]> some) {
    return TFloat32.tensorOf(StdArrays.ndCopyOf(some.toArray(float[][]::new)));
  }

  @Override
  public void close() {
    session.close();
    forward.close();
  }
}
