package dev.tradewind.training.sentiment;

import dev.tradewind.training.data.Review;
import dev.tradewind.training.data.Reviews;
import dev.tradewind.training.data.Utterance.Split;
import dev.tradewind.training.run.RunFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reviews to learn from, to choose on and to measure on: as the data says; of a domain whose test
 * it does not name, one in five is measured on; where it names no validation, one in eight of the
 * others is chosen on. Drawn by the seed; reviews of one text are on one side of a draw.
 *
 * @param domains their names; number i + 1 is the i-th of them; empty where there is but one
 * @param fit to learn from while choosing
 * @param validation to choose on
 * @param test to measure on
 * @param ownTests whether each domain came with files of its own
 * @param known how many reviews of the test have a text that is learned from, because the data has
 *     them so
 */
record SentimentSplit(
    List<String> domains,
    List<Opinion> fit,
    List<Opinion> validation,
    List<Opinion> test,
    boolean ownTests,
    int known) {

  private static final int TEST_SHARE = 5;
  private static final int VALIDATION_SHARE = 8;
  private static final int FEWEST = 50;

  static SentimentSplit of(Reviews reviews, long seed) {
    if (reviews.reviews().size() < FEWEST) {
      throw RunFailure.data(
          "only " + reviews.reviews().size() + " reviews (expected: " + FEWEST + " at least)");
    }
    Map<String, Map<Split, List<Review>>> byDomain = new TreeMap<>();
    for (Review one : reviews.reviews()) {
      byDomain
          .computeIfAbsent(one.domain(), key -> new TreeMap<>())
          .computeIfAbsent(one.split(), key -> new ArrayList<>())
          .add(one);
    }
    List<String> domains = byDomain.size() > 1 ? List.copyOf(byDomain.keySet()) : List.of();
    boolean choosing =
        byDomain.values().stream().allMatch(parts -> parts.containsKey(Split.VALIDATION));
    List<Opinion> fit = new ArrayList<>();
    List<Opinion> validation = new ArrayList<>();
    List<Opinion> test = new ArrayList<>();
    Random random = new Random(seed);
    Map<String, Boolean> seen = new HashMap<>();
    Map<String, Boolean> chosen = new HashMap<>();
    int number = domains.isEmpty() ? 0 : 1;
    for (Map<Split, List<Review>> parts : byDomain.values()) {
      List<Review> tested = new ArrayList<>(parts.getOrDefault(Split.TEST, List.of()));
      List<Review> learned = new ArrayList<>(parts.getOrDefault(Split.TRAIN, List.of()));
      List<Review> chosenOn = new ArrayList<>(parts.getOrDefault(Split.VALIDATION, List.of()));
      learned.addAll(parts.getOrDefault(Split.UNSTATED, List.of()));
      if (tested.isEmpty()) {
        learned = draw(learned, TEST_SHARE, random, tested, seen);
      }
      if (!choosing) {
        learned.addAll(chosenOn);
        chosenOn = new ArrayList<>();
        learned = draw(learned, VALIDATION_SHARE, random, chosenOn, chosen);
      }
      add(fit, learned, number);
      add(validation, chosenOn, number);
      add(test, tested, number);
      number++;
    }
    check("to learn from", fit);
    check("to choose on", validation);
    check("to measure on", test);
    return new SentimentSplit(
        domains, fit, validation, test, reviews.ownTests(), known(fit, validation, test));
  }

  /** All that may be learned from once the choices are made. */
  List<Opinion> train() {
    List<Opinion> all = new ArrayList<>(fit);
    all.addAll(validation);
    return all;
  }

  /**
   * Puts about one in so many aside, all reviews of a text together; answers the others.
   *
   * @param drawn texts of other domains, and whether they were put aside
   */
  private static List<Review> draw(
      List<Review> all, int share, Random random, List<Review> aside, Map<String, Boolean> drawn) {
    Map<String, List<Review>> byText = new LinkedHashMap<>();
    for (Review one : all) {
      byText.computeIfAbsent(one.text(), key -> new ArrayList<>()).add(one);
    }
    List<List<Review>> groups = new ArrayList<>(byText.values());
    Collections.shuffle(groups, random);
    int wanted = (int) Math.round((double) all.size() / share);
    List<Review> left = new ArrayList<>();
    for (List<Review> group : groups) {
      boolean taken =
          drawn.computeIfAbsent(group.get(0).text(), text -> aside.size() + group.size() <= wanted);
      (taken ? aside : left).addAll(group);
    }
    return left;
  }

  private static void add(List<Opinion> to, List<Review> reviews, int domain) {
    reviews.forEach(one -> to.add(new Opinion(one.text(), one.favourable(), domain)));
  }

  private static int known(List<Opinion> fit, List<Opinion> validation, List<Opinion> test) {
    Set<String> texts = new HashSet<>();
    fit.forEach(one -> texts.add(one.text()));
    validation.forEach(one -> texts.add(one.text()));
    return (int) test.stream().filter(one -> texts.contains(one.text())).count();
  }

  private static void check(String purpose, List<Opinion> some) {
    long yes = some.stream().filter(Opinion::favourable).count();
    if (yes == 0 || yes == some.size()) {
      throw RunFailure.data(
          yes
              + " of "
              + some.size()
              + " reviews "
              + purpose
              + " are favourable (expected: some of each kind)");
    }
  }
}
