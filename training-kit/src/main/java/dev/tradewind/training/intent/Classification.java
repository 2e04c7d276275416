package dev.tradewind.training.intent;

/** Right and wrong answers by class. */
final class Classification {

  private final int[][] table;

  Classification(int classes) {
    table = new int[classes][classes];
  }

  void add(int truth, int answer) {
    table[truth][answer]++;
  }

  double accuracy() {
    int right = 0;
    int all = 0;
    for (int truth = 0; truth < table.length; truth++) {
      right += table[truth][truth];
      for (int count : table[truth]) {
        all += count;
      }
    }
    return all == 0 ? 0 : (double) right / all;
  }

  /** Mean of the classes' F1; a class without a case and without an answer does not count. */
  double macroF1() {
    double sum = 0;
    int classes = 0;
    for (int one = 0; one < table.length; one++) {
      int cases = 0;
      int answers = 0;
      for (int other = 0; other < table.length; other++) {
        cases += table[one][other];
        answers += table[other][one];
      }
      if (cases + answers > 0) {
        classes++;
        sum += 2.0 * table[one][one] / (cases + answers);
      }
    }
    return classes == 0 ? 0 : sum / classes;
  }
}
