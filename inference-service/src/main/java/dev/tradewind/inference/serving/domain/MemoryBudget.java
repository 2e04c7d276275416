package dev.tradewind.inference.serving.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How much memory models may take together, and who makes room: whoever was asked least lately, and
 * nobody who was asked a short while ago, or two models that are asked in turn would load for ever.
 *
 * @param limit bytes; 0 means that nobody counts
 * @param leastIdle who was asked more lately stays
 */
public record MemoryBudget(long limit, Duration leastIdle) {

  /**
   * A version in memory.
   *
   * @param bytes that it takes, about
   * @param idle since it was asked last
   * @param kept whether it must stay whoever comes
   */
  public record Resident(String model, long version, long bytes, Duration idle, boolean kept) {}

  /**
   * Who gives way to a newcomer.
   *
   * @param needed bytes of the newcomer
   * @return those who give way, in this order, none where there is room; empty where there is no
   *     room even so
   */
  public Optional<List<Resident>> makeRoom(long needed, Collection<Resident> residents) {
    if (limit == 0) {
      return Optional.of(List.of());
    }
    long used = residents.stream().mapToLong(Resident::bytes).sum();
    List<Resident> leaving = new ArrayList<>();
    List<Resident> idleLongest =
        residents.stream()
            .filter(one -> !one.kept() && one.idle().compareTo(leastIdle) >= 0)
            .sorted(Comparator.comparing(Resident::idle).reversed())
            .toList();
    for (Resident resident : idleLongest) {
      if (used + needed <= limit) {
        break;
      }
      leaving.add(resident);
      used -= resident.bytes();
    }
    return used + needed <= limit ? Optional.of(List.copyOf(leaving)) : Optional.empty();
  }
}
