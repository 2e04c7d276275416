package dev.tradewind.inference.skew.domain;

import dev.tradewind.inference.predictionlog.domain.AnsweringVersion;
import dev.tradewind.inference.predictionlog.domain.LoggedPrediction;
import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How what one version was asked with agrees with history.
 *
 * @param version of a model
 * @param sampled answers that were looked at
 * @param features that fed it, by name
 * @param notCompared answers that could not be compared, by why
 */
public record VersionSkew(
    AnsweringVersion version,
    long sampled,
    List<FeatureSkew> features,
    Map<NotCompared, Long> notCompared) {

  public VersionSkew {
    features = List.copyOf(features);
    notCompared = Map.copyOf(notCompared);
  }

  /** Counts of one version while they grow. Not for several threads. */
  public static final class Tally {

    private final AnsweringVersion version;
    private final Map<String, FeatureSkew> features = new TreeMap<>();
    private final Map<NotCompared, Long> notCompared = new EnumMap<>(NotCompared.class);
    private long sampled;

    /** Nothing is compared yet. */
    public Tally(AnsweringVersion version) {
      this.version = version;
    }

    /** Compares an answer with what history says of its features. */
    public void compare(LoggedPrediction prediction, ReadMoments history) {
      List<AskedInput> inputs = AskedInput.of(prediction);
      if (inputs.isEmpty()) {
        leaveOut(NotCompared.NO_FEATURES, 1);
        return;
      }
      sampled++;
      inputs.forEach(input -> compare(input, history));
    }

    /** So many answers cannot be compared. */
    public void leaveOut(NotCompared why, int answers) {
      sampled += answers;
      notCompared.merge(why, (long) answers, Long::sum);
    }

    private void compare(AskedInput asked, ReadMoments history) {
      List<LoggedValues> then = history.atTheRead();
      String name = asked.source(then).pinnedName();
      FeatureSkew before = features.getOrDefault(name, new FeatureSkew(name, 0, 0, 0, List.of()));
      features.put(name, counted(before, asked, history));
    }

    private static FeatureSkew counted(FeatureSkew before, AskedInput asked, ReadMoments history) {
      String name = before.feature();
      List<SkewExample> examples = before.examples();
      if (asked.agrees(history.atTheRead())) {
        return new FeatureSkew(
            name, before.equal() + 1, before.race(), before.different(), examples);
      }
      if (history.around().stream().anyMatch(asked::agrees)) {
        return new FeatureSkew(
            name, before.equal(), before.race() + 1, before.different(), examples);
      }
      List<SkewExample> more = new ArrayList<>(examples);
      if (more.size() < FeatureSkew.EXAMPLES) {
        more.add(asked.example(history.atTheRead()));
      }
      return new FeatureSkew(name, before.equal(), before.race(), before.different() + 1, more);
    }

    /** What was found. */
    public VersionSkew skew() {
      return new VersionSkew(version, sampled, List.copyOf(features.values()), notCompared);
    }
  }
}
