package dev.tradewind.training.trees;

import java.util.Optional;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Whether XGBoost's native library loads on this machine. It needs libgomp, which a bare JRE lacks.
 */
public final class XgboostLibrary {

  private static final Optional<String> MISSING = tried();

  private XgboostLibrary() {}

  /** Why it does not load; empty where it does. */
  public static Optional<String> missing() {
    return MISSING;
  }

  private static Optional<String> tried() {
    try {
      new DMatrix(new float[1], 1, 1, Float.NaN).dispose();
      return Optional.empty();
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost refused a matrix of one value", e);
    } catch (LinkageError e) {
      return Optional.of(
          "XGBoost's library does not load here: "
              + e.getMessage()
              + " (it needs the system's libgomp, on Debian and Ubuntu the package libgomp1)");
    }
  }
}
