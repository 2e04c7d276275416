package dev.tradewind.ingestion.adapter;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often senders said something that no event has a place for, since this instance started. The
 * names come from outside: so many are kept apart, the rest is counted together.
 */
@Singleton
public class UnmappedFields {

  private static final int MAX_NAMES = 1000;
  private static final int MAX_NAME = 128;
  private static final String OTHERS = "(others)";

  private final Map<String, Map<String, Long>> counts = new TreeMap<>();

  /** Adds what one request left over. */
  public synchronized void add(String format, Map<String, Long> unmapped) {
    Map<String, Long> known = counts.computeIfAbsent(format, any -> new TreeMap<>());
    unmapped.forEach((name, count) -> known.merge(bounded(known, name), count, Long::sum));
  }

  /** The counts by format and path. */
  public synchronized Map<String, Map<String, Long>> counts() {
    Map<String, Map<String, Long>> copy = new TreeMap<>();
    counts.forEach((format, names) -> copy.put(format, new TreeMap<>(names)));
    return copy;
  }

  private static String bounded(Map<String, Long> known, String name) {
    String shortened = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    return known.containsKey(shortened) || known.size() < MAX_NAMES ? shortened : OTHERS;
  }
}
