package dev.tradewind.training.risk.learner;

import dev.tradewind.training.trees.TreeEnsemble;
import dev.tradewind.training.trees.TreesInGraph;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Trees and what they see of a row. */
record GrownTrees(TreeEnsemble trees, TreeColumns columns) {

  /** Log odds of examples as callers send them. */
  double[] scores(Encoding encoding, List<float[]> rows) {
    return rows.stream()
        .mapToDouble(row -> trees.score(columns.row(encoding.numbered(row))))
        .toArray();
  }

  /** How often each column is asked about, as a share of all questions. */
  double[] questions() {
    return columns.byColumn(trees.splits());
  }

  /** The trees in a graph. */
  InGraph in(Ops tf, RawInputs inputs) {
    return new InGraph(tf, new TreesInGraph(tf, trees), columns.rows(tf, inputs));
  }

  /** Trees as ops, on a model's inputs. */
  final class InGraph {
    private final Ops tf;
    private final TreesInGraph ops;
    private final Operand<TFloat32> rows;

    private InGraph(Ops tf, TreesInGraph ops, Operand<TFloat32> rows) {
      this.tf = tf;
      this.ops = ops;
      this.rows = rows;
    }

    /** Log odds [batch]. */
    Operand<TFloat32> scores() {
      return ops.scores(rows);
    }

    /** What each column, [batch, columns], gave to them. */
    TreesInGraph.Contributions contributions() {
      TreesInGraph.Contributions given = ops.contributions(rows);
      return new TreesInGraph.Contributions(
          columns.byColumn(tf, given.byColumn()), given.score(), given.base());
    }
  }
}
