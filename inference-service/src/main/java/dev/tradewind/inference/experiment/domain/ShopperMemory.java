package dev.tradewind.inference.experiment.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * What shoppers did that no experiment counts yet. What was received in the last ten minutes is
 * kept one by one: an exposure may reach the log after what followed from it. What is older is
 * summed up for each shopper, to be known before an exposure (pre-experiment data).
 *
 * <p>Between the two lies no doubt: what counts as known before an exposure was received ten
 * minutes earlier at least, so that nothing that followed from an exposure is ever taken for a
 * cause.
 *
 * <p>Takes what happened in any order and answers in the order of time, as far as all of the log is
 * read: the same log gives the same answers. Not safe for many threads.
 */
public final class ShopperMemory {

  /** How much later than what followed from it an exposure may be received. */
  static final Duration EARLY = Duration.ofMinutes(10);

  private static final Comparator<Inquiry> BY_TIME =
      Comparator.comparing(Inquiry::at).thenComparing(Inquiry::id);

  private record Inquiry(String id, Instant at, Consumer<PrePeriod> asker) {}

  private final ShopperHistories histories;
  private final RecentActions recent;
  private final PriorityQueue<Inquiry> inquiries = new PriorityQueue<>(BY_TIME);

  /**
   * @param actions of the last ten minutes that are kept, positive; of more, the time is shorter
   * @param shoppers of whom sums are kept, positive; of more, those are forgotten, and count as
   *     unknown, who were heard of longest ago
   */
  public ShopperMemory(int actions, int shoppers) {
    this.histories = new ShopperHistories(shoppers);
    this.recent = new RecentActions(actions, histories::add);
  }

  /** A shopper did something. */
  public void acted(String id, Action action) {
    recent.add(id, action);
  }

  /** What a shopper did in the last ten minutes. */
  List<Action> recent(String id) {
    return recent.of(id);
  }

  /**
   * Asks what was known of a shopper before an exposure; answered when all that was received before
   * it has been read.
   */
  void ask(String id, Instant exposedAt, Consumer<PrePeriod> asker) {
    inquiries.add(new Inquiry(id, exposedAt.minus(EARLY), asker));
  }

  /** All that was received before that moment has been taken. */
  public void readThrough(Instant moment) {
    Instant settled = moment.minus(EARLY);
    for (Inquiry first = inquiries.peek();
        first != null && !first.at().isAfter(settled);
        first = inquiries.peek()) {
      inquiries.remove();
      recent.passed(first.at());
      first.asker().accept(histories.of(first.id(), first.at()));
    }
    recent.passed(settled);
  }
}
