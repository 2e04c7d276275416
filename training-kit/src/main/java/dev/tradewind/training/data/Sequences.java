package dev.tradewind.training.data;

import dev.tradewind.training.run.RunFailure;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/**
 * What was taken, in time order. Items are numbers from 1 (0 is kept for padding).
 *
 * @param items the i-th id (from 0) is the item i + 1
 * @param sequences one for each shopper, or for each session in the order of time
 * @param gaps sequences of shoppers whose last item but one is missing: what stands before the last
 *     one came earlier
 * @param questions test questions of sessions that are not among the sequences; empty where the
 *     sequences are shoppers', whose last items are the test
 * @param attributes what is known of the items
 * @param files that were read
 */
public record Sequences(
    List<String> items,
    List<int[]> sequences,
    BitSet gaps,
    List<Question> questions,
    ItemAttributes attributes,
    List<Path> files) {

  /** Of items of which nothing is known. */
  public Sequences(
      List<String> items,
      List<int[]> sequences,
      BitSet gaps,
      List<Question> questions,
      List<Path> files) {
    this(items, sequences, gaps, questions, ItemAttributes.none(items.size()), files);
  }

  /** Of shoppers, without gaps. */
  public Sequences(List<String> items, List<int[]> sequences) {
    this(items, sequences, new BitSet(), List.of(), List.of());
  }

  /**
   * Reads a file or a directory; which of the formats it is, is told by its content.
   *
   * <ul>
   *   <li>lines {@code shopper item item ...}, separated by white space;
   *   <li>a directory of lines {@code item item ...}, one a shopper, and a table with a column
   *       {@code second_last_known};
   *   <li>a directory of lines {@code item item ...}, one a session, and lines {@code item item
   *       ...<TAB>item}, one a test question;
   *   <li>a directory with one file of the first kind.
   * </ul>
   *
   * <p>A file may be gzipped; a blank line is skipped. Attributes of the items are read where a
   * file of them lies beside the lines.
   *
   * @throws RunFailure DATA_INVALID, naming the file and the line
   */
  public static Sequences read(Path data) {
    return SequenceFiles.at(data).read();
  }

  /** Whether they are sessions: an item may come again, and there are questions of other ones. */
  public boolean isSessions() {
    return !questions.isEmpty();
  }
}
