package dev.tradewind.training.intent;

import dev.tradewind.training.data.Utterance;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells sentences apart that were made from one template: those that say the same but for what any
 * sentence may begin with ("can you help me", "i want to"). What any sentence may have in it are
 * the words that several intents share; the beginnings of the others, in any order, are the group.
 */
final class Templates {

  /** Words of more intents than this share of them say nothing of the intent. */
  private static final double SHARED = 0.2;

  private static final int BEGINNING = 5;

  private final Map<String, Set<String>> intentsOfWord = new HashMap<>();
  private final int most;

  Templates(List<Utterance> sentences) {
    Set<String> intents = new HashSet<>();
    for (Utterance one : sentences) {
      intents.add(one.intent());
      for (String word : words(one.text())) {
        intentsOfWord.computeIfAbsent(word, key -> new HashSet<>()).add(one.intent());
      }
    }
    most = Math.max(1, (int) (SHARED * intents.size()));
  }

  /** The group of a sentence. */
  String group(Utterance sentence) {
    Set<String> own = new TreeSet<>();
    for (String word : words(sentence.text())) {
      if (intentsOfWord.getOrDefault(word, Set.of()).size() <= most) {
        own.add(word);
      }
    }
    return sentence.intent() + " " + String.join(" ", own);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}0-9]+"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, Math.min(BEGINNING, word.length())))
        .toList();
  }
}
