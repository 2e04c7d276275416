package dev.tradewind.training.impression;

import dev.tradewind.training.impression.domain.JoinCounts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * Joins what was shown with what was chosen of it, into the table {@code impression}: a row for
 * each item of a ranking, where it was seen first, with the moment when the ranking was. A ranking
 * is what its id names, whichever partition of the log its events are in: a visitor may log in
 * before the choice.
 *
 * <p>Windows and joins go to disk where they must; an aggregate that keeps texts would not.
 */
final class ImpressionJoin {

  private final JoinDatabase database;

  ImpressionJoin(JoinDatabase database) {
    this.database = database;
  }

  /**
   * Joins.
   *
   * @param closed what was shown later is left out: it may still be chosen
   * @param window after which a choice does not count
   * @param most rows, the latest
   */
  void join(Instant closed, Duration window, int most) throws IOException {
    database.execute(
        """
        CREATE TABLE seen AS
        SELECT *, min(happened) OVER (PARTITION BY ranking) AS moment FROM shown
        QUALIFY row_number() OVER (PARTITION BY ranking, item ORDER BY happened, position) = 1""");
    database.execute(
        """
        CREATE TABLE choice AS
        SELECT ranking, item, min(happened) AS first, bool_or(denied) AS denied
        FROM chosen GROUP BY ranking, item""");
    // What was chosen before it was seen says that one of the two moments is wrong: the history of
    // the ranking's moment may have the choice in it.
    database.execute(
        """
        CREATE TABLE judged AS
        SELECT seen.*, seen.happened > %d AS is_open, coalesce(first < seen.happened, false) AS is_early,
            coalesce(denied, false) AS denied, coalesce(first <= seen.happened + %d, false) AS click
        FROM seen LEFT JOIN choice USING (ranking, item)"""
            .formatted(ShownTables.micros(closed), window.toNanos() / 1000));
    database.execute(
        """
        CREATE TABLE impression AS
        SELECT ranking, moment, people, string_split(people, ' ')[1] AS subject, surface, channel,
            item, position, category, click
        FROM judged WHERE NOT is_open AND NOT is_early AND NOT denied
        ORDER BY moment DESC, ranking, position, item LIMIT %d"""
            .formatted(most));
  }

  /**
   * Makes a sample of one rate of rankings that were logged at several, that of the version which
   * was logged most seldom: else more would be learned of some versions than shoppers saw of them.
   */
  void thin() throws IOException {
    database.execute(
        """
        DELETE FROM shown USING answered
        WHERE shown.ranking = answered.ranking
        AND hash(shown.ranking) / 18446744073709551616.0
            >= (SELECT min(rate) FROM answered) / answered.rate""");
  }

  /** What was joined, and what was not and why. */
  JoinCounts counts() throws IOException {
    return new JoinCounts(
        database.number("SELECT count(*) FROM (SELECT DISTINCT ranking FROM impression)"),
        database.number("SELECT count(*) FROM impression"),
        database.number("SELECT count(*) FROM impression WHERE click"),
        database.number("SELECT count(*) FROM judged WHERE is_open"),
        database.number("SELECT count(*) FROM judged WHERE NOT is_open AND is_early"),
        database.number(
            "SELECT count(*) FROM judged WHERE NOT is_open AND NOT is_early AND denied"),
        database.number("SELECT count(*) FROM choice ANTI JOIN seen USING (ranking, item)"));
  }
}
