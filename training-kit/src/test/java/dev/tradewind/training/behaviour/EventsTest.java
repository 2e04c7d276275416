package dev.tradewind.training.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.RunFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsTest {

  private static final long DAY = 86_400;

  @TempDir Path directory;

  @Test
  void columnsAreToldByNameAndMomentsByForm() throws IOException {
    Path file =
        gzip(
            "a.bin",
            "User ID,event_type,event_time,price\n",
            i -> "u" + i + ",view,2033-05-18 03:33:2" + i % 10 + " UTC,3\n");
    Events events = Events.read(file, "");
    assertThat(events.shoppers()).hasSize(60);
    assertThat(events.shoppers().get(4).times()).containsExactly(2_000_000_004L);
    assertThat(events.purchase()).isEqualTo(-1);
    Path millis =
        plain("b.csv", "visitorid,timestamp,event\n", i -> i + ",2000000000000,transaction\n");
    assertThat(Events.read(millis, "").begin()).isEqualTo(2_000_000_000L);
    assertThat(Events.read(millis, "").purchase()).isZero();
  }

  @Test
  void linesWithoutAnActionArePurchases() throws IOException {
    Path file = plain("c.csv", "customer,date,amount\n", i -> i + ",19970101,2.5\n");
    Events events = Events.read(file, "");
    assertThat(events.actions()).containsExactly("purchase");
    assertThat(events.valued()).isTrue();
    assertThat(events.begin()).isEqualTo(852_076_800L);
  }

  @Test
  void theLinesOfAnInvoiceAreOnePurchaseAndACancellationIsNone() throws IOException {
    Path file =
        plain(
            "d.csv",
            "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n",
            i ->
                "%1$d,a,2,2011-01-01 08:00:00,1.5,%1$d.0\n%1$d,b,1,2011-01-01 08:00:00,4,%1$d.0\nC%1$d,a,-2,2011-01-09 08:00:00,1.5,%1$d.0\n,a,1,2011-01-09 08:00:00,1.5,\n"
                    .formatted(i));
    Events events = Events.read(file, "");
    Events.Shopper first = events.shoppers().get(0);
    assertThat(first.size()).isEqualTo(2);
    assertThat(first.values()).containsExactly(7f, 0f);
    assertThat(events.actions()).containsExactlyInAnyOrder("purchase", "return");
    assertThat(events.skipped()).isEqualTo(60);
  }

  @Test
  void whatIsNoFileOfEventsIsRefusedInWords() throws IOException {
    Path file = plain("e.csv", "a,b\n", i -> i + ",1\n");
    assertThatThrownBy(() -> Events.read(file, ""))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("has no events (expected: a CSV with the columns");
    Path when = plain("f.csv", "shopper,time,action\n", i -> i + ",yesterday,view\n");
    assertThatThrownBy(() -> Events.read(when, ""))
        .hasMessageContaining("line 2: time: \"yesterday\"");
    Path known = plain("g.csv", "shopper,time,action\n", i -> i + ",2033-05-18,view\n");
    assertThatThrownBy(() -> Events.read(known, "buy"))
        .hasMessageContaining("purchase: no action \"buy\" (actions: [view])");
    Path few = Files.writeString(directory.resolve("h.csv"), "shopper,time,action\na,1,view\n");
    assertThatThrownBy(() -> Events.read(few, "")).hasMessageContaining("events of 1 shoppers");
  }

  @Test
  void noAnswerLooksBeyondItsPartAndNoQuestionBeforeItsMoment() throws IOException {
    Path file = SimulatedVisits.write(directory.resolve("world.csv"), 80, 100, 1);
    Events events = Events.read(file, "");
    Periods periods = Periods.of(events, parameters());
    assertThat(periods.days()).isCloseTo(20, within(.1));
    BehaviourSplit split = BehaviourSplit.of(events, periods, 1);
    for (Moment moment : split.fit()) {
      assertThat(end(moment, periods)).isLessThanOrEqualTo(periods.validation());
    }
    for (Moment moment : split.train()) {
      assertThat(end(moment, periods)).isLessThanOrEqualTo(periods.test());
    }
    for (Moment moment : split.test()) {
      assertThat(moment.at()).isGreaterThanOrEqualTo(periods.test());
      Events.Shopper shopper = events.shoppers().get(moment.shopper());
      assertThat(shopper.times()[moment.events() - 1]).isLessThanOrEqualTo(moment.at());
    }
  }

  @Test
  void answersAreThoseOfTheEventsThatCame() {
    long at = 100 * DAY;
    Events.Shopper shopper =
        new Events.Shopper(
            "a",
            new long[] {at - DAY, at + DAY, at + DAY + 60, at + 20 * DAY, at + 40 * DAY},
            new int[] {0, 0, 1, 1, 1},
            new float[] {0, 0, 5, 7, 11});
    Events events = new Events(List.of("view", "purchase"), 1, true, List.of(shopper), 0, "");
    Periods periods = new Periods(0, 200 * DAY, 30 * DAY, 7 * DAY, 1800);
    Moment asked = new Moments(events, periods, 1).at(at).get(0);
    assertThat(asked.events()).isEqualTo(1);
    assertThat(asked.answer(Question.BUYS)).isEqualTo((byte) 1);
    assertThat(asked.answer(Question.BUYS_SOON)).isEqualTo((byte) 1);
    assertThat(asked.answer(Question.LEAVES)).isEqualTo((byte) 0);
    assertThat(asked.answer(Question.BUYS_IN_SESSION)).isEqualTo(Moment.UNKNOWN);
    assertThat(asked.money()).isEqualTo(12f);
    List<Moment> visits = new Moments(events, periods, 1).during(0, 200 * DAY);
    assertThat(visits).extracting(Moment::events).containsExactly(5, 4, 3, 2, 1);
    assertThat(visits).extracting(Moment::next).containsExactly(2, 2, 2, 1, 2);
    assertThat(visits)
        .extracting(one -> one.answer(Question.BUYS_IN_SESSION))
        .containsExactly((byte) 0, (byte) 0, (byte) 0, (byte) 1, (byte) 0);
  }

  @Test
  void ofAVisitThatIsNotOverInTimeNothingIsAsked() {
    Events.Shopper shopper =
        new Events.Shopper("a", new long[] {1000, 1060}, new int[] {0, 0}, new float[2]);
    Events events = new Events(List.of("view"), -1, false, List.of(shopper), 0, "");
    Periods periods = new Periods(0, 10_000, 1000, 500, 1800);
    assertThat(new Moments(events, periods, 1).during(0, 2000)).isEmpty();
    assertThat(new Moments(events, periods, 1).during(0, 2830))
        .extracting(Moment::next)
        .containsExactly(0);
  }

  private static long end(Moment moment, Periods periods) {
    return moment.at() + (moment.isOfHorizon() ? periods.horizon() : 0);
  }

  private static Hyperparameters parameters() {
    return Hyperparameters.resolve(new BehaviourModel().parameters(), Map.of());
  }

  private static String lines(String header, IntFunction<String> line) {
    return IntStream.range(0, 60).mapToObj(line).collect(Collectors.joining("", header, ""));
  }

  private Path plain(String name, String header, IntFunction<String> line) throws IOException {
    return Files.writeString(directory.resolve(name), lines(header, line));
  }

  private Path gzip(String name, String header, IntFunction<String> line) throws IOException {
    Path file = directory.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(lines(header, line).getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
