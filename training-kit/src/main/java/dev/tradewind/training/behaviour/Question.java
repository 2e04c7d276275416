package dev.tradewind.training.behaviour;

/** What is answered by a probability. */
enum Question {
  /** Whether the shopper buys within the visit, asked after each event of it. */
  BUYS_IN_SESSION(0, "session", "session_purchase_probability", "buys in this visit"),
  /** Whether the shopper buys within a quarter of the horizon (7 of 30 days). */
  BUYS_SOON(1, "soon", "purchase_soon_probability", "buys soon"),
  /** Whether the shopper buys within the horizon. */
  BUYS(2, "purchase", "purchase_probability", "buys"),
  /** Whether nothing at all is heard of the shopper within the horizon. */
  LEAVES(3, "churn", "churn_probability", "is not heard of again");

  private final int place;
  private final String word;
  private final String output;
  private final String yes;

  Question(int place, String word, String output, String yes) {
    this.place = place;
    this.word = word;
    this.output = output;
    this.yes = yes;
  }

  /** Its column in the network's answers. */
  int place() {
    return place;
  }

  /** Begins the names of its metrics. */
  String word() {
    return word;
  }

  /** Its output in the served graph. */
  String output() {
    return output;
  }

  /** What a yes is, in words. */
  String yes() {
    return yes;
  }

  /** How many there are. */
  static int count() {
    return values().length;
  }
}
