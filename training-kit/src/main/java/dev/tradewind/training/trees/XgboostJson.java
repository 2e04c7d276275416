package dev.tradewind.training.trees;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads trees from what XGBoost writes of a model as JSON. */
final class XgboostJson {

  /** Numbers are written as short as a float allows: by way of a double they might be others. */
  private static final ObjectMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private XgboostJson() {}

  static TreeEnsemble read(byte[] json, Objective objective) {
    JsonNode learner;
    try {
      learner = EXACT.readTree(json).path("learner");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JsonNode settings = learner.path("learner_model_param");
    List<RegressionTree> trees = new ArrayList<>();
    learner
        .path("gradient_booster")
        .path("model")
        .path("trees")
        .forEach(tree -> trees.add(tree(tree)));
    return new TreeEnsemble(
        (float) objective.score(Float.parseFloat(settings.path("base_score").asText())),
        trees,
        settings.path("num_feature").asInt());
  }

  private static RegressionTree tree(JsonNode tree) {
    int[] left = integers(tree.path("left_children"));
    int[] right = integers(tree.path("right_children"));
    // The threshold of a leaf is its score.
    float[] thresholds = floats(tree.path("split_conditions"));
    float[] cover = floats(tree.path("sum_hessian"));
    int[] defaults = integers(tree.path("default_left"));
    boolean[] missingLeft = new boolean[defaults.length];
    for (int node = 0; node < defaults.length; node++) {
      missingLeft[node] = defaults[node] != 0;
    }
    float[] scores = thresholds.clone();
    // Children stand behind their parent.
    for (int node = left.length - 1; node >= 0; node--) {
      if (left[node] >= 0) {
        double both = (double) cover[left[node]] + cover[right[node]];
        double share = both > 0 ? cover[left[node]] / both : 0.5;
        scores[node] = (float) (share * scores[left[node]] + (1 - share) * scores[right[node]]);
      }
    }
    return new RegressionTree(
        integers(tree.path("split_indices")), thresholds, missingLeft, left, right, scores);
  }

  private static int[] integers(JsonNode values) {
    int[] all = new int[values.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = values.get(i).asInt();
    }
    return all;
  }

  private static float[] floats(JsonNode values) {
    float[] all = new float[values.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = values.get(i).floatValue();
    }
    return all;
  }
}
