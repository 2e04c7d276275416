package dev.tradewind.inference.predictionlog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What the book tells, against looking through all that happened once it is all known. */
class OutcomeMatchingTest {

  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final int SECONDS = 3 * 3600;
  private static final List<Step> STEPS = List.of(Step.CLICKED, Step.CARTED, Step.BOUGHT);
  private static final List<String> ITEMS = List.of("a", "b", "c", "d");

  private record Arrival(Instant received, ShownRanking ranking, Taken taken) {}

  private final List<ShownRanking> rankings = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();

  @Property(tries = 300)
  void countsWhatCameOfEachRankingWhicheverWasReadFirst(@ForAll Random random) {
    rankings.clear();
    taken.clear();
    List<Arrival> arrivals = new ArrayList<>();
    for (int number = 0; number < 15; number++) {
      Instant at = NOON.plusSeconds(random.nextInt(SECONDS)).plusNanos(number);
      ShownRanking ranking =
          new ShownRanking(
              "r" + number, "m", 1 + random.nextInt(2), subject(random), at, items(random));
      rankings.add(ranking);
      arrivals.add(new Arrival(late(random, at), ranking, null));
    }
    for (int number = 0; number < 40; number++) {
      Instant at = NOON.plusSeconds(random.nextInt(SECONDS));
      Instant received = late(random, at);
      Step step = STEPS.get(random.nextInt(3));
      String key = step == Step.CLICKED ? "r" + random.nextInt(15) : subject(random);
      Taken one = new Taken(step, key, ITEMS.get(random.nextInt(4)), at, received);
      taken.add(one);
      arrivals.add(new Arrival(received, null, one));
    }
    OutcomeBook book = read(arrivals);

    for (VersionOutcomes told : book.of("m")) {
      for (Step step : Step.values()) {
        assertThat(told.steps().get(step).count()).isEqualTo(direct(told.version(), step));
      }
    }
  }

  /** When the log takes it: each by itself as late as may be. */
  private static Instant late(Random random, Instant at) {
    return at.plusSeconds(random.nextInt((int) OutcomeBook.LATE.toSeconds()));
  }

  private static String subject(Random random) {
    return random.nextBoolean() ? "ann" : "bob";
  }

  private static List<String> items(Random random) {
    return ITEMS.stream().filter(item -> random.nextBoolean()).toList();
  }

  private static OutcomeBook read(List<Arrival> arrivals) {
    OutcomeBook book = new OutcomeBook(WINDOW, 1_000, 1);
    arrivals.sort(Comparator.comparing(Arrival::received));
    for (Arrival next : arrivals) {
      if (next.ranking() == null) {
        book.took(0, next.taken());
      } else {
        book.shown(0, next.ranking());
      }
      book.reached(0, next.received());
    }
    book.reached(0, NOON.plus(Duration.ofDays(1)));
    return book;
  }

  private long direct(long version, Step step) {
    Map<String, Long> versions = new HashMap<>();
    Set<String> credited = new HashSet<>();
    rankings.forEach(ranking -> versions.put(ranking.id(), ranking.version()));
    for (Taken one : taken) {
      rankings.stream()
          .filter(ranking -> one.step() == step)
          .filter(
              ranking -> one.key().equals(step == Step.CLICKED ? ranking.id() : ranking.subject()))
          .filter(ranking -> ranking.items().contains(one.item()))
          .filter(ranking -> !one.at().isBefore(ranking.at()))
          .filter(ranking -> one.at().isBefore(ranking.at().plus(WINDOW)))
          .max(Comparator.comparing(ShownRanking::at))
          .ifPresent(ranking -> credited.add(ranking.id()));
    }
    return credited.stream().filter(id -> versions.get(id) == version).count();
  }
}
