package dev.tradewind.training.nextitem;

import java.util.List;

/** Where each item stands in the sequences: an index by item. */
final class Places {

  private final int[] starts;
  private final int[] sequence;
  private final int[] position;

  private Places(int[] starts) {
    this.starts = starts;
    int total = starts[starts.length - 1];
    sequence = new int[total];
    position = new int[total];
  }

  /**
   * Looks for them.
   *
   * @param items the number of items; they are 1 to items
   */
  static Places of(List<int[]> sequences, int items) {
    int[] starts = new int[items + 2];
    for (int[] one : sequences) {
      for (int item : one) {
        starts[item + 1]++;
      }
    }
    for (int item = 0; item <= items; item++) {
      starts[item + 1] += starts[item];
    }
    Places places = new Places(starts);
    int[] next = starts.clone();
    for (int s = 0; s < sequences.size(); s++) {
      int[] one = sequences.get(s);
      for (int at = 0; at < one.length; at++) {
        int place = next[one[at]]++;
        places.sequence[place] = s;
        places.position[place] = at;
      }
    }
    return places;
  }

  /** The first of an item's places; those of the next item begin where its own end. */
  int from(int item) {
    return starts[item];
  }

  /** How often an item stands anywhere. */
  int count(int item) {
    return starts[item + 1] - starts[item];
  }

  /** All places. */
  int total() {
    return sequence.length;
  }

  /** Which sequence a place is in. */
  int sequence(int place) {
    return sequence[place];
  }

  /** Where in its sequence a place is. */
  int position(int place) {
    return position[place];
  }
}
