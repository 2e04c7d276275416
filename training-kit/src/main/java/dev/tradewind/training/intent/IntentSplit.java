package dev.tradewind.training.intent;

import dev.tradewind.training.data.Utterance;
import dev.tradewind.training.data.Utterance.Split;
import dev.tradewind.training.data.Utterances;
import dev.tradewind.training.run.RunFailure;
import dev.tradewind.training.text.LabelledText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Sentences to learn from, to choose on and to measure on: as the file says; where it does not, one
 * in five of each intent is measured on, and one in ten of the others chosen on, drawn by the seed.
 * Of sentences made from templates whole templates are drawn.
 *
 * @param intents names by number, in alphabetical order
 * @param outOfScopeValidation sentences of no intent
 * @param outOfScopeTest sentences of no intent
 */
record IntentSplit(
    List<String> intents,
    List<LabelledText> train,
    List<LabelledText> validation,
    List<LabelledText> test,
    List<String> outOfScopeValidation,
    List<String> outOfScopeTest) {

  private static final int TEST_SHARE = 5;
  private static final int VALIDATION_SHARE = 10;

  /** An intent of fewer sentences keeps them all. */
  private static final int FEWEST_TO_SHARE = 4;

  static IntentSplit of(Utterances utterances, long seed) {
    List<Utterance> inScope = inScope(utterances);
    Map<String, Map<Split, List<Utterance>>> byIntent = new TreeMap<>();
    for (Utterance one : inScope) {
      byIntent
          .computeIfAbsent(one.intent(), key -> new TreeMap<>())
          .computeIfAbsent(one.split(), key -> new ArrayList<>())
          .add(one);
    }
    if (byIntent.size() < 2) {
      throw RunFailure.data("intents: " + byIntent.keySet() + " (expected: at least 2)");
    }
    Function<Utterance, String> groups = groups(utterances);
    boolean choosing = inScope.stream().anyMatch(one -> one.split() == Split.VALIDATION);
    List<String> intents = List.copyOf(byIntent.keySet());
    List<LabelledText> train = new ArrayList<>();
    List<LabelledText> validation = new ArrayList<>();
    List<LabelledText> test = new ArrayList<>();
    Random random = new Random(seed);
    for (int intent = 0; intent < intents.size(); intent++) {
      Map<Split, List<Utterance>> own = byIntent.get(intents.get(intent));
      List<Utterance> tested = new ArrayList<>(own.getOrDefault(Split.TEST, List.of()));
      List<Utterance> chosenOn = new ArrayList<>(own.getOrDefault(Split.VALIDATION, List.of()));
      List<Utterance> learned = new ArrayList<>(own.getOrDefault(Split.TRAIN, List.of()));
      learned.addAll(
          draw(own.getOrDefault(Split.UNSTATED, List.of()), groups, TEST_SHARE, random, tested));
      if (!choosing) {
        learned = draw(learned, groups, VALIDATION_SHARE, random, chosenOn);
      }
      if (learned.isEmpty()) {
        throw RunFailure.data("intent " + intents.get(intent) + " has no sentence to train on");
      }
      add(train, learned, intent);
      add(validation, chosenOn, intent);
      add(test, tested, intent);
    }
    if (test.isEmpty() || validation.isEmpty()) {
      throw RunFailure.data(
          "no sentence is left to test on or to choose on (expected: 6 or more for an intent)");
    }
    return new IntentSplit(
        intents,
        train,
        validation,
        test,
        outOfScope(utterances.sentences(), Split.VALIDATION),
        outOfScope(utterances.sentences(), Split.TEST));
  }

  /** Which sentences must not be on two sides: the same ones, or those of one template. */
  static Function<Utterance, String> groups(Utterances utterances) {
    return utterances.templated() ? new Templates(inScope(utterances))::group : Utterance::text;
  }

  private static List<Utterance> inScope(Utterances utterances) {
    return utterances.sentences().stream().filter(one -> !one.isOutOfScope()).toList();
  }

  /** This one, with other sentences to learn from and to choose on. */
  IntentSplit with(List<LabelledText> learned, List<LabelledText> chosenOn) {
    return new IntentSplit(intents, learned, chosenOn, test, outOfScopeValidation, outOfScopeTest);
  }

  /** Puts about one in so many aside, whole groups; answers the others. */
  private static List<Utterance> draw(
      List<Utterance> all,
      Function<Utterance, String> groups,
      int share,
      Random random,
      List<Utterance> aside) {
    Map<String, List<Utterance>> byGroup = new LinkedHashMap<>();
    for (Utterance one : all) {
      byGroup.computeIfAbsent(groups.apply(one), key -> new ArrayList<>()).add(one);
    }
    List<List<Utterance>> shuffled = new ArrayList<>(byGroup.values());
    Collections.shuffle(shuffled, random);
    int wanted = all.size() < FEWEST_TO_SHARE ? 0 : Math.max(1, all.size() / share);
    int taken = 0;
    List<Utterance> left = new ArrayList<>();
    for (List<Utterance> group : shuffled) {
      // A group that is too large for what is wanted stays: it would leave too little to learn.
      if (taken + group.size() <= wanted) {
        aside.addAll(group);
        taken += group.size();
      } else {
        left.addAll(group);
      }
    }
    return left;
  }

  private static void add(List<LabelledText> to, List<Utterance> utterances, int intent) {
    utterances.forEach(one -> to.add(new LabelledText(one.text(), intent)));
  }

  private static List<String> outOfScope(List<Utterance> all, Split split) {
    return all.stream()
        .filter(one -> one.isOutOfScope() && one.split() == split)
        .map(Utterance::text)
        .toList();
  }
}
