package dev.tradewind.training.eventlog;

import java.util.Locale;
import java.util.function.Consumer;

/** How much of the log is read, said at every tenth where it is much. */
final class ReadProgress {

  private static final long MUCH = 200_000;
  private static final int PARTS = 10;

  private final long total;
  private final Consumer<String> told;
  private long events;
  private long part;

  ReadProgress(long total, Consumer<String> told) {
    this.total = total;
    this.told = told;
  }

  void add(int more) {
    events += more;
    long reached = total >= MUCH ? PARTS * events / total : 0;
    if (reached > part) {
      part = reached;
      told.accept(String.format(Locale.ROOT, "read %,d of %,d events of the log", events, total));
    }
  }

  long events() {
    return events;
  }
}
