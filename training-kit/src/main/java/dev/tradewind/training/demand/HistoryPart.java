package dev.tradewind.training.demand;

/** What a forecast looks at, in parts that can be exchanged between items. */
enum HistoryPart {
  LAST_WEEK("last 7 days", 1, 7),
  WEEK_BEFORE("8 to 14 days ago", 8, 14),
  MONTH("15 to 28 days ago", 15, 28),
  OLDER("29 to 56 days ago", 29, 56),
  WEEKDAY("weekday", 0, 0);

  private final String label;
  private final int newest;
  private final int oldest;

  HistoryPart(String label, int newest, int oldest) {
    this.label = label;
    this.newest = newest;
    this.oldest = oldest;
  }

  String label() {
    return label;
  }

  /** The second window with this part of the first one. */
  Window from(Window source, Window window) {
    if (this == WEEKDAY) {
      return new Window(window.history(), source.weekday(), window.actual());
    }
    float[] history = window.history().clone();
    int at = history.length - oldest;
    System.arraycopy(source.history(), at, history, at, oldest - newest + 1);
    return new Window(history, window.weekday(), window.actual());
  }
}
