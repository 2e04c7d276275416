package dev.tradewind.training.searchrank;

import dev.tradewind.training.run.RunFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Judgements to learn from, to choose on and to measure on. A query is on one side only: a fifth of
 * them is measured on, an eighth of the others chosen on, drawn by the seed.
 */
record SearchSplit(List<Judgement> fit, List<Judgement> validation, List<Judgement> test) {

  private static final int TEST_SHARE = 5;
  private static final int VALIDATION_SHARE = 8;
  private static final int FEWEST_QUERIES = 20;

  static SearchSplit of(List<Judgement> judgements, long seed) {
    Map<String, List<Judgement>> byQuery = new LinkedHashMap<>();
    for (Judgement one : judgements) {
      byQuery.computeIfAbsent(key(one.query()), key -> new ArrayList<>()).add(one);
    }
    if (byQuery.size() < FEWEST_QUERIES) {
      throw RunFailure.data(
          "only " + byQuery.size() + " queries (expected: " + FEWEST_QUERIES + " at least)");
    }
    List<List<Judgement>> queries = new ArrayList<>(byQuery.values());
    Collections.shuffle(queries, new Random(seed));
    int tested = queries.size() / TEST_SHARE;
    int chosen = tested + (queries.size() - tested) / VALIDATION_SHARE;
    SearchSplit split =
        new SearchSplit(
            flat(queries.subList(chosen, queries.size())),
            flat(queries.subList(tested, chosen)),
            flat(queries.subList(0, tested)));
    check("to learn from", split.fit);
    check("to choose on", split.validation);
    check("to measure on", split.test);
    return split;
  }

  /** Queries that differ in case or blanks alone are one. */
  static String key(String query) {
    return query.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  private static List<Judgement> flat(List<List<Judgement>> queries) {
    return queries.stream().flatMap(List::stream).toList();
  }

  private static void check(String purpose, List<Judgement> part) {
    if (Queries.of(part).ordered() == 0) {
      throw RunFailure.data(
          "no query "
              + purpose
              + " has items of different relevance (expected: several judged items a query)");
    }
  }
}
