package dev.tradewind.inference.experiment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.experiment.domain.Action.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** One log, read in many orders, as it is after restarts and on other instances. */
class InterleavingTest {

  private static final int PARTITIONS = 3;
  private static final int SHOPPERS = 300;
  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final Duration TIME = Duration.ofDays(20);

  /** An event in its partition. */
  private record Logged(Instant at, Consumer<Happenings> happens) {}

  /** What a shopper does may be in another partition than its exposures, as it has several ids. */
  private static List<List<Logged>> log(Random random) {
    List<List<Logged>> partitions = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      partitions.add(new ArrayList<>());
    }
    for (int shopper = 0; shopper < SHOPPERS; shopper++) {
      String id = "shopper-" + shopper;
      String arm = random.nextBoolean() ? "control" : "arm-1";
      for (int number = 0; number < 12; number++) {
        Instant at = Plans.START.plusSeconds(random.nextInt((int) TIME.toSeconds()));
        Instant received = at.plusMillis(random.nextInt(5000));
        partitions
            .get(random.nextInt(PARTITIONS))
            .add(new Logged(received, acting(id, random, at, received)));
        // An exposure, half a minute before something was done, is received about as late.
        Instant late = at.plusSeconds(random.nextInt(200) - 100L);
        Exposed exposed = new Exposed(id, arm, id + "-" + number % 4, at.minusSeconds(30), late);
        if (number % 3 == 0) {
          partitions
              .get(shopper % PARTITIONS)
              .add(new Logged(late, shop -> shop.outcomes.exposed(exposed)));
        }
      }
    }
    partitions.forEach(events -> events.sort(Comparator.comparing(Logged::at)));
    return partitions;
  }

  private static Consumer<Happenings> acting(
      String id, Random random, Instant at, Instant received) {
    Kind kind = KINDS.get(random.nextInt(KINDS.size()));
    String ranking = kind == Kind.CHOICE ? id + "-" + random.nextInt(4) : "";
    long micros = kind == Kind.PURCHASE ? random.nextInt(100_000_000) : 0;
    Action action = new Action(kind, ranking, micros, at, received);
    return shop -> shop.acted(id, action);
  }

  /** Reads some of one partition, some of another, and closes what all have passed. */
  private static List<Outcomes.Known> read(List<List<Logged>> log, Random order) {
    Happenings shop = new Happenings(Duration.ofDays(2), SHOPPERS);
    int[] next = new int[PARTITIONS];
    for (Instant through = Instant.MIN; through.isBefore(Instant.MAX); ) {
      int partition = order.nextInt(PARTITIONS);
      List<Logged> events = log.get(partition);
      int until = Math.min(events.size(), next[partition] + 1 + order.nextInt(400));
      events.subList(next[partition], until).forEach(event -> event.happens().accept(shop));
      next[partition] = until;
      through = through(log, next);
      if (through.isAfter(Instant.MIN)) {
        shop.readThrough(
            through.equals(Instant.MAX) ? Plans.START.plus(TIME.multipliedBy(2)) : through);
      }
    }
    return shop.outcomes.path();
  }

  private static Instant through(List<List<Logged>> log, int[] next) {
    Instant through = Instant.MAX;
    for (int partition = 0; partition < PARTITIONS; partition++) {
      List<Logged> events = log.get(partition);
      if (next[partition] < events.size()) {
        Instant last = next[partition] == 0 ? Instant.MIN : events.get(next[partition] - 1).at();
        through = last.isBefore(through) ? last : through;
      }
    }
    return through;
  }

  @Test
  void whateverTheOrderTheFiguresAreTheSameToTheLastDigit() {
    List<List<Logged>> log = log(new Random(20260101));
    List<Outcomes.Known> once = read(log, new Random(1));
    ArmRecord known = once.get(once.size() - 1).of(new Arm("arm-1", 1, ""));

    assertThat(known.of(Metric.REVENUE).n()).isGreaterThan(100);
    assertThat(known.of(Metric.REVENUE).before().known()).isGreaterThan(20);
    assertThat(known.of(Metric.CLICK_RATE).y()).isPositive();
    for (int seed = 2; seed < 12; seed++) {
      assertThat(read(log, new Random(seed)).equals(once)).as("order %d", seed).isTrue();
    }
  }
}
