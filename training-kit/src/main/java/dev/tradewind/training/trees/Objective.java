package dev.tradewind.training.trees;

/** What trees are trained for. */
public enum Objective {

  /** Labels are 0 or 1; scores are log odds. */
  LOGISTIC("binary:logistic"),

  /** Labels are numbers; scores are their expectations. */
  SQUARED_ERROR("reg:squarederror"),

  /** Labels are degrees of relevance, 0 or more; scores order what belongs to one query. */
  RANKING("rank:ndcg");

  private final String xgboost;

  Objective(String xgboost) {
    this.xgboost = xgboost;
  }

  /** As XGBoost calls it. */
  String xgboost() {
    return xgboost;
  }

  /** The answer of no tree at all, as XGBoost takes it: a probability of log odds. */
  double base(float[] labels) {
    double sum = 0;
    for (float label : labels) {
      sum += label;
    }
    return switch (this) {
      // One of each kind more: log odds of a part that has one kind only are finite.
      case LOGISTIC -> (sum + 1) / (labels.length + 2);
      case SQUARED_ERROR -> sum / labels.length;
      case RANKING -> 0;
    };
  }

  /** The same as a score. */
  double score(double base) {
    return this == LOGISTIC ? Math.log(base / (1 - base)) : base;
  }
}
