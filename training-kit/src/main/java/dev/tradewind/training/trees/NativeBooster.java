package dev.tradewind.training.trees;

import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/** XGBoost's trees while they grow, and the data beside them. Their memory is not Java's. */
final class NativeBooster implements AutoCloseable {

  /** One thread: sums are taken in the same order everywhere, which makes a seed mean something. */
  private static final int THREADS = 1;

  private final Objective objective;
  private final DMatrix learned;
  private final @Nullable DMatrix measured;
  private final Booster booster;
  private int rounds;

  private NativeBooster(
      Objective objective, DMatrix learned, @Nullable DMatrix measured, Booster booster) {
    this.objective = objective;
    this.learned = learned;
    this.measured = measured;
    this.booster = booster;
  }

  /**
   * Copies the data.
   *
   * @param validation null where nothing is to be measured on
   */
  static NativeBooster of(
      Objective objective,
      BoostingOptions options,
      TreeExamples examples,
      @Nullable TreeExamples validation) {
    DMatrix learned = null;
    DMatrix measured = null;
    Booster booster = null;
    try {
      learned = matrix(examples);
      Map<String, DMatrix> watched = new HashMap<>();
      if (validation != null) {
        measured = matrix(validation);
        // What a booster knows from the first is scored tree by tree, not anew each time.
        watched.put("validation", measured);
      }
      booster =
          XGBoost.train(learned, settings(objective, options, examples), 0, watched, null, null);
      return new NativeBooster(objective, learned, measured, booster);
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost refused the data", e);
    } finally {
      if (booster == null) {
        dispose(learned);
        dispose(measured);
      }
    }
  }

  private static DMatrix matrix(TreeExamples examples) throws XGBoostError {
    DMatrix matrix = new DMatrix(examples.values(), examples.size(), examples.columns(), Float.NaN);
    try {
      matrix.setLabel(examples.labels());
      if (examples.groups().length > 0) {
        matrix.setGroup(examples.groups());
      }
      return matrix;
    } catch (XGBoostError e) {
      matrix.dispose();
      throw e;
    }
  }

  private static Map<String, Object> settings(
      Objective objective, BoostingOptions options, TreeExamples examples) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("objective", objective.xgboost());
    settings.put("base_score", objective.base(examples.labels()));
    settings.put("tree_method", "hist");
    settings.put("max_depth", options.depth());
    settings.put("eta", options.rate());
    settings.put("max_bin", options.bins());
    settings.put("min_child_weight", options.leafWeight());
    settings.put("subsample", options.rowShare());
    settings.put("colsample_bynode", options.columnShare());
    settings.put("lambda", options.ridge());
    settings.put("seed", Math.floorMod(options.seed(), Integer.MAX_VALUE));
    settings.put("nthread", THREADS);
    settings.put("verbosity", 0);
    if (objective == Objective.RANKING) {
      // Degrees of relevance need not be whole numbers.
      settings.put("ndcg_exp_gain", false);
    }
    return settings;
  }

  /** One tree more. */
  void grow() {
    try {
      booster.update(learned, rounds++);
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost could not grow tree " + rounds, e);
    }
  }

  /** Scores of what is measured on, or else of what was learned from. */
  double[] scores() {
    try {
      float[][] scores = booster.predict(measured == null ? learned : measured, true);
      double[] all = new double[scores.length];
      for (int i = 0; i < all.length; i++) {
        all[i] = scores[i][0];
      }
      return all;
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost could not score", e);
    }
  }

  /** The trees so far. */
  TreeEnsemble trees() {
    try {
      return XgboostJson.read(booster.toByteArray("json"), objective);
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost could not write its trees", e);
    }
  }

  @Override
  public void close() {
    booster.dispose();
    dispose(learned);
    dispose(measured);
  }

  private static void dispose(@Nullable DMatrix matrix) {
    if (matrix != null) {
      matrix.dispose();
    }
  }
}
