package dev.tradewind.training.nextitem;

import dev.tradewind.training.data.Question;
import dev.tradewind.training.data.Sequences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What is trained on, chosen by and measured on.
 *
 * <p>Of shoppers the last item is for the test, the one before for validation, the rest to train
 * on; a sequence of fewer than three items is only trained on. Items that a shopper has already had
 * are masked when ranking; where the held-out item is one of them (a repeat purchase) no ranking
 * can find it, and the question is left out, for model and floor alike. Where the item before the
 * last is not known, there is no validation question.
 *
 * <p>Of sessions the test is asked beside them. Validation are the questions of the last sessions,
 * which are the nearest in time to the test; nothing is masked.
 *
 * @param goal what a ranking is good for
 * @param masked whether items of the history are left out of the ranking
 * @param training sequences to train on
 * @param learned what is learned from, once all is chosen: of sessions all of them; of shoppers
 *     what is trained on, and no more, as those do whose figures are published
 * @param validation questions to choose by
 * @param test questions to report on; their histories include the validation items
 * @param repeats test questions left out because the answer is a repeat
 * @param gaps test questions whose history lacks its last item
 */
public record SequenceSplit(
    Goal goal,
    boolean masked,
    List<int[]> training,
    List<int[]> learned,
    List<Question> validation,
    List<Question> test,
    int repeats,
    int gaps) {

  private static final double VALIDATION_SHARE = 0.05;
  private static final int MOST_VALIDATION = 10_000;

  /**
   * Splits.
   *
   * @param seed of the validation questions that are drawn, where sessions have more than are used
   */
  public static SequenceSplit of(Sequences data, long seed) {
    return data.isSessions() ? sessions(data, seed) : leaveOneOut(data);
  }

  private static SequenceSplit leaveOneOut(Sequences data) {
    List<int[]> training = new ArrayList<>();
    List<Question> validation = new ArrayList<>();
    List<Question> test = new ArrayList<>();
    int repeats = 0;
    int gaps = 0;
    for (int i = 0; i < data.sequences().size(); i++) {
      int[] sequence = data.sequences().get(i);
      int last = sequence.length - 1;
      if (last < 2) {
        training.add(sequence);
        continue;
      }
      boolean gap = data.gaps().get(i);
      training.add(Arrays.copyOf(sequence, gap ? last : last - 1));
      Question before = Question.at(sequence, last - 1);
      if (!gap && !before.isRepeat()) {
        validation.add(before);
      }
      Question asked = Question.at(sequence, last);
      if (asked.isRepeat()) {
        repeats++;
      } else {
        gaps += gap ? 1 : 0;
        test.add(asked);
      }
    }
    return new SequenceSplit(
        Goal.SHOPPERS, true, training, training, validation, test, repeats, gaps);
  }

  private static SequenceSplit sessions(Sequences data, long seed) {
    List<int[]> all = data.sequences();
    int from = all.size() - (int) Math.ceil(all.size() * VALIDATION_SHARE);
    List<Question> validation = new ArrayList<>();
    for (int[] session : all.subList(from, all.size())) {
      for (int place = 1; place < session.length; place++) {
        validation.add(Question.at(session, place));
      }
    }
    Collections.shuffle(validation, new Random(seed));
    return new SequenceSplit(
        Goal.SESSIONS,
        false,
        all.subList(0, from),
        all,
        validation.subList(0, Math.min(MOST_VALIDATION, validation.size())),
        data.questions(),
        0,
        0);
  }

  /** Whether more is learned from in the end than was trained on to choose. */
  boolean learnsMore() {
    return learned.size() > training.size();
  }

  /** Items that are left out of the ranking of a question. */
  public int[] leftOut(Question question) {
    return masked ? question.seen() : new int[0];
  }
}
