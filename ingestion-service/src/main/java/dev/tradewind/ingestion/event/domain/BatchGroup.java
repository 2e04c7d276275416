package dev.tradewind.ingestion.event.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Batches of several senders that are appended as one. Of several events with one id the first
 * stands for them all, and its sender alone has it accepted.
 */
public final class BatchGroup {

  private final List<Batch> batches;
  private final Batch joined;

  /** Number of the batch that first brought an id; only where there are several batches. */
  private final Map<String, Integer> bringers = new HashMap<>();

  /**
   * Joins the batches.
   *
   * @param batches at least one, in the order in which their events are to be placed
   */
  public BatchGroup(List<Batch> batches) {
    this.batches = List.copyOf(batches);
    this.joined = batches.size() == 1 ? batches.get(0) : join();
  }

  /** All of them as one, taken when the last one was. */
  public Batch joined() {
    return joined;
  }

  /** The receipt of each batch, in their order, once the group was appended. */
  public List<Receipt> receipts(Receipt ofGroup) {
    if (batches.size() == 1) {
      return List.of(ofGroup);
    }
    List<Receipt> receipts = new ArrayList<>(batches.size());
    for (int number = 0; number < batches.size(); number++) {
      receipts.add(receipt(number, ofGroup));
    }
    return List.copyOf(receipts);
  }

  private Batch join() {
    Instant receivedAt = batches.get(0).receivedAt();
    List<Screened.Good> events = new ArrayList<>();
    for (int number = 0; number < batches.size(); number++) {
      Batch batch = batches.get(number);
      if (batch.receivedAt().isAfter(receivedAt)) {
        receivedAt = batch.receivedAt();
      }
      for (Screened.Good event : batch.events()) {
        if (bringers.putIfAbsent(event.eventId(), number) == null) {
          events.add(event);
        }
      }
    }
    return new Batch(receivedAt, events);
  }

  private Receipt receipt(int number, Receipt ofGroup) {
    Set<Integer> grown = new HashSet<>();
    Set<String> accepted = new HashSet<>();
    for (Screened.Good event : batches.get(number).events()) {
      boolean itsOwn = bringers.getOrDefault(event.eventId(), -1) == number;
      if (itsOwn && ofGroup.acceptedIds().contains(event.eventId())) {
        accepted.add(event.eventId());
        grown.add(event.partition());
      }
    }
    Map<Integer, Long> ends = new HashMap<>(ofGroup.endOffsets());
    ends.keySet().retainAll(grown);
    return new Receipt(accepted, ends);
  }
}
