package dev.tradewind.training.intent;

import dev.tradewind.training.data.Utterance;
import dev.tradewind.training.data.Utterance.Split;
import dev.tradewind.training.run.RunFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Sentences to learn from and sentences to measure on: as the file says, or else one in five of
 * each intent, drawn by the seed.
 *
 * @param intents names by number, in alphabetical order
 */
record IntentSplit(List<String> intents, List<Labelled> train, List<Labelled> test) {

  /** A sentence with the number of its intent. */
  record Labelled(String text, int intent) {}

  static IntentSplit of(List<Utterance> utterances, long seed) {
    Map<String, List<Utterance>> byIntent = new TreeMap<>();
    utterances.forEach(
        one -> byIntent.computeIfAbsent(one.intent(), key -> new ArrayList<>()).add(one));
    if (byIntent.size() < 2) {
      throw RunFailure.data("intents: " + byIntent.keySet() + " (expected: at least 2)");
    }
    List<String> intents = List.copyOf(byIntent.keySet());
    List<Labelled> train = new ArrayList<>();
    List<Labelled> test = new ArrayList<>();
    Random random = new Random(seed);
    for (int intent = 0; intent < intents.size(); intent++) {
      List<Utterance> own = byIntent.get(intents.get(intent));
      int before = train.size();
      if (own.get(0).split() == Split.UNSTATED) {
        Collections.shuffle(own, random);
      }
      int held = own.size() / 5;
      for (int i = 0; i < own.size(); i++) {
        Utterance one = own.get(i);
        boolean tested = one.split() == Split.UNSTATED ? i < held : one.split() == Split.TEST;
        (tested ? test : train).add(new Labelled(one.text(), intent));
      }
      if (train.size() == before) {
        throw RunFailure.data("intent " + intents.get(intent) + " has no sentence to train on");
      }
    }
    if (test.isEmpty()) {
      throw RunFailure.data("no sentence is left to test on (expected: 5 or more for an intent)");
    }
    return new IntentSplit(intents, train, test);
  }
}
