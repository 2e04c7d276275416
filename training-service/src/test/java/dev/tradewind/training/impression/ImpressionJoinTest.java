package dev.tradewind.training.impression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.training.impression.domain.Answer;
import dev.tradewind.training.impression.domain.Choice;
import dev.tradewind.training.impression.domain.JoinCounts;
import dev.tradewind.training.impression.domain.Showing;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImpressionJoinTest {

  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
  private static final Duration WINDOW = Duration.ofHours(1);

  @TempDir Path directory;

  private JoinDatabase database;
  private ShownTables tables;
  private ImpressionJoin join;

  @BeforeEach
  void open() throws IOException {
    database = new JoinDatabase(directory.resolve("join"), 1L << 30);
    tables = new ShownTables(database);
    join = new ImpressionJoin(database);
  }

  @AfterEach
  void close() throws IOException {
    database.close();
    assertThat(directory).as("nothing is left behind").isEmptyDirectory();
  }

  private static Instant at(int minute) {
    return NOON.plus(Duration.ofMinutes(minute));
  }

  private void show(String ranking, int minute, String... items) throws SQLException {
    List<Showing.Item> shown = new ArrayList<>();
    for (String item : items) {
      shown.add(new Showing.Item(item, shown.size() + 1, "toys"));
    }
    tables.add(new Showing(ranking, at(minute), List.of("ann", "cookie"), "home", "web", shown));
  }

  private void choose(String ranking, String item, int minute) throws SQLException {
    tables.add(new Choice(ranking, item, at(minute), false));
  }

  /** Each row as text, the oldest first. */
  private List<String> joined(int closedMinute, int most) throws IOException, SQLException {
    tables.close();
    join.join(at(closedMinute), WINDOW, most);
    List<String> rows = new ArrayList<>();
    database.query(
        "SELECT ranking, item, position, click FROM impression"
            + " ORDER BY moment, ranking, position, item",
        row ->
            rows.add(
                String.join(" ", row.getString(1), row.getString(2), row.getString(3))
                    + (row.getBoolean(4) ? " clicked" : "")));
    return rows;
  }

  @Test
  void aChoiceWithinTheWindowIsAClickWhereverItIsInTheLog() throws IOException, SQLException {
    choose("r1", "b", 5);
    show("r1", 0, "a", "b", "c");
    choose("r1", "c", 60);
    show("r2", 1, "a", "b");
    choose("r2", "a", 62);

    assertThat(joined(120, 100))
        .containsExactly("r1 a 1", "r1 b 2 clicked", "r1 c 3 clicked", "r2 a 1", "r2 b 2");
    assertThat(join.counts()).isEqualTo(new JoinCounts(2, 5, 2, 0, 0, 0, 0));
  }

  @Test
  void whatMayStillBeChosenIsLeftOut() throws IOException, SQLException {
    show("r1", 0, "a");
    show("r2", 10, "a", "b");
    choose("r2", "a", 11);

    assertThat(joined(9, 100)).containsExactly("r1 a 1");
    assertThat(join.counts().open()).isEqualTo(2);
  }

  @Test
  void aRankingThatIsSeenPieceByPieceIsOneAndEachItemCountsOnce() throws IOException, SQLException {
    show("r1", 0, "a", "b");
    show("r1", 3, "b", "c");
    choose("r1", "c", 4);
    choose("r1", "c", 5);

    assertThat(joined(120, 100)).containsExactly("r1 a 1", "r1 b 2", "r1 c 2 clicked");
    assertThat(database.number("SELECT count(DISTINCT moment) FROM impression"))
        .as("what its shopper had taken is told of the moment when it was ranked")
        .isEqualTo(1);
    assertThat(join.counts().rankings()).isEqualTo(1);
  }

  @Test
  void whatCannotBeIsLeftOutAndCounted() throws IOException, SQLException {
    show("r1", 10, "a", "b", "c");
    choose("r1", "a", 9);
    tables.add(new Choice("r1", "b", at(11), true));
    choose("r1", "never shown", 11);
    choose("nobody's", "a", 11);

    assertThat(joined(120, 100)).containsExactly("r1 c 3");
    assertThat(join.counts()).isEqualTo(new JoinCounts(1, 1, 0, 0, 1, 1, 2));
    assertThat(join.counts().words()).contains("2 choices of what nothing says was shown");
  }

  @Test
  void ofMoreThanIsWantedTheLatestAreTaken() throws IOException, SQLException {
    show("r1", 0, "a", "b");
    show("r2", 1, "a", "b");
    show("r3", 2, "a", "b");

    assertThat(joined(120, 4)).containsExactly("r2 a 1", "r2 b 2", "r3 a 1", "r3 b 2");
  }

  @Test
  void rankingsThatWereLoggedAtSeveralRatesBecomeASampleOfOne() throws IOException, SQLException {
    int rankings = 4_000;
    for (int i = 0; i < rankings; i++) {
      String ranking = String.format(Locale.ROOT, "r%04d", i);
      show(ranking, 0, "a");
      tables.add(new Answer(ranking, "next-item", 1 + i % 2, i % 2 == 0 ? 0.5 : 0.1));
    }
    tables.close();
    join.thin();
    join.join(at(120), WINDOW, rankings);

    assertThat(ofVersion(2)).as("of the lowest rate all are kept").isEqualTo(rankings / 2);
    assertThat(ofVersion(1))
        .as("of the other a fifth, within five standard deviations")
        .isBetween(400L - 5 * 18, 400L + 5 * 18);
  }

  private long ofVersion(int version) throws IOException {
    return database.number(
        "SELECT count(*) FROM impression JOIN answered USING (ranking) WHERE version = " + version);
  }

  @Test
  void muchMoreThanFitsIntoItsMemoryIsJoined() throws IOException, SQLException {
    int rankings = 150_000;
    String[] items =
        IntStream.range(0, 10).mapToObj(i -> "item-with-a-long-id-" + i).toArray(String[]::new);
    for (int i = 0; i < rankings; i++) {
      String ranking = String.format(Locale.ROOT, "0190a0b0-c0d0-7000-8000-%012d", i);
      show(ranking, i % 50, items);
      choose(ranking, items[i % 10], i % 50 + 1);
    }
    tables.close();
    join.join(at(120), WINDOW, 10_000_000);

    assertThat(join.counts())
        .isEqualTo(new JoinCounts(rankings, 10L * rankings, rankings, 0, 0, 0, 0));
  }
}
