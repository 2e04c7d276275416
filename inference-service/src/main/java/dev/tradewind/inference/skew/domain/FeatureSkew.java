package dev.tradewind.inference.skew.domain;

import dev.tradewind.inference.predictionlog.domain.Share;
import java.util.List;

/**
 * How what a model was asked with agrees with the history of one feature.
 *
 * @param feature as {@code view@version:feature}: the one that, by history, fed the input
 * @param equal answers whose input is what history says
 * @param race answers whose input is what history says of a moment up to {@link ReadMoments#RACE}
 *     earlier or later, but not of that of the read
 * @param different all others
 * @param examples some of the last
 */
public record FeatureSkew(
    String feature, long equal, long race, long different, List<SkewExample> examples) {

  /** At most so many. */
  public static final int EXAMPLES = 5;

  public FeatureSkew {
    examples = List.copyOf(examples);
  }

  /** Answers that were compared. */
  public long compared() {
    return equal + race + different;
  }

  /** The share that differs by a race. */
  public Share raced() {
    return new Share(race, compared());
  }

  /** The share that differs, and by no race. */
  public Share differing() {
    return new Share(different, compared());
  }
}
