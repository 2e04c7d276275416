package dev.tradewind.training.intent;

import dev.tradewind.training.data.Utterance;
import dev.tradewind.training.data.Utterances;
import dev.tradewind.training.run.RunFailure;
import dev.tradewind.training.text.LabelledText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Stratified folds of the sentences that may be learned from or chosen on, held out in turn: of
 * each intent about the same number in each fold. Sentences that are the same, and those of one
 * template, stay together.
 */
final class IntentFolds {

  private IntentFolds() {}

  /**
   * Splits that differ in what is learned from and what is validation.
   *
   * @param count 2 or more
   * @throws RunFailure PARAMETER_INVALID where a fold would be empty
   */
  static List<IntentSplit> of(Utterances utterances, IntentSplit split, int count, long seed) {
    List<List<LabelledText>> folds = new ArrayList<>();
    for (int fold = 0; fold < count; fold++) {
      folds.add(new ArrayList<>());
    }
    Random random = new Random(seed);
    Map<Integer, Map<String, List<LabelledText>>> byIntent = groups(utterances, split);
    for (Map<String, List<LabelledText>> own : byIntent.values()) {
      deal(new ArrayList<>(own.values()), folds, random);
    }
    if (folds.stream().anyMatch(List::isEmpty)) {
      throw RunFailure.parameter("folds: " + count + " (expected: fewer: one has no sentence)");
    }
    List<IntentSplit> splits = new ArrayList<>();
    for (List<LabelledText> held : folds) {
      List<LabelledText> learned = new ArrayList<>();
      folds.stream().filter(fold -> fold != held).forEach(learned::addAll);
      splits.add(split.with(learned, held));
    }
    return splits;
  }

  private static Map<Integer, Map<String, List<LabelledText>>> groups(
      Utterances utterances, IntentSplit split) {
    Function<Utterance, String> group = IntentSplit.groups(utterances);
    Map<Integer, Map<String, List<LabelledText>>> byIntent = new LinkedHashMap<>();
    for (List<LabelledText> part : List.of(split.train(), split.validation())) {
      for (LabelledText one : part) {
        String name = split.intents().get(one.label());
        byIntent
            .computeIfAbsent(one.label(), key -> new LinkedHashMap<>())
            .computeIfAbsent(
                group.apply(new Utterance(one.text(), name, Utterance.Split.TRAIN)),
                key -> new ArrayList<>())
            .add(one);
      }
    }
    return byIntent;
  }

  /** Each group, the largest first, to the fold that has least of this intent. */
  private static void deal(
      List<List<LabelledText>> groups, List<List<LabelledText>> folds, Random random) {
    Collections.shuffle(groups, random);
    groups.sort(Comparator.comparingInt((List<LabelledText> group) -> -group.size()));
    int[] dealt = new int[folds.size()];
    int first = random.nextInt(folds.size());
    for (List<LabelledText> group : groups) {
      int least = first;
      for (int i = 0; i < dealt.length; i++) {
        int fold = (first + i) % dealt.length;
        least = dealt[fold] < dealt[least] ? fold : least;
      }
      folds.get(least).addAll(group);
      dealt[least] += group.size();
    }
  }
}
