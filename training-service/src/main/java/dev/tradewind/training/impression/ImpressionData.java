package dev.tradewind.training.impression;

import dev.tradewind.training.domain.DataDescription;
import dev.tradewind.training.domain.DataSetUnavailableException;
import dev.tradewind.training.domain.FedInput;
import dev.tradewind.training.eventlog.LogWalk;
import dev.tradewind.training.eventlog.LogWalk.Walked;
import dev.tradewind.training.feature.FeatureInputs;
import dev.tradewind.training.feature.FeatureScan;
import dev.tradewind.training.impression.domain.JoinCounts;
import dev.tradewind.training.privacy.DataSubjects;
import dev.tradewind.training.settings.ImpressionSettings;
import dev.tradewind.training.settings.ImpressionSettings.Source;
import dev.tradewind.training.settings.TrainingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Writes what the shop showed, and what was chosen of it, for the worker: a line for each item of a
 * ranking, with what its shopper had taken before, as the feature service knew it at that moment.
 * Blocks.
 */
@ApplicationScoped
public class ImpressionData {

  private static final int FEWEST = 100;

  private final LogWalk log;
  private final FeatureScan features;
  private final DataSubjects people;
  private final ImpressionSettings settings;
  private final Clock clock;

  ImpressionData(
      LogWalk log,
      FeatureScan features,
      DataSubjects people,
      TrainingSettings settings,
      Clock clock) {
    this.log = log;
    this.features = features;
    this.people = people;
    this.settings = settings.impressions();
    this.clock = clock;
  }

  /**
   * Reads and joins, without people who were erased.
   *
   * @param target the file to write
   * @param subjects where those who are in it are written down
   * @param told what a person may want to know of the data
   */
  public DataDescription read(Path target, Path subjects, Consumer<String> told)
      throws IOException, InterruptedException, DataSetUnavailableException {
    ImpressionColumns columns =
        ImpressionColumns.of(settings.features().orElse(List.of()), features);
    if (columns.history().isEmpty()) {
      told.accept("without histories: the feature service does not serve the view shopper_history");
    }
    Path directory = target.resolveSibling("join");
    try (JoinDatabase database = new JoinDatabase(directory, settings.maxBytes())) {
      Walked walked = join(database, subjects, told);
      PointFeatures points = new PointFeatures(database, features);
      points.read("shopper", "subject", columns.shopperFeatures());
      points.read("item_feature", "item", columns.itemFeatures());
      new ImpressionTable(database, columns).write(target);
      return new DataDescription(
          "event-log",
          features.revisions(columns.all().stream().map(FedInput::feature).toList()),
          walked.endOffsets(),
          walked.asOf(),
          database.number("SELECT count(*) FROM impression"),
          FeatureInputs.of(columns.all(), features));
    }
  }

  private Walked join(JoinDatabase database, Path subjects, Consumer<String> told)
      throws IOException, InterruptedException, DataSetUnavailableException {
    ShownLog shown = new ShownLog(settings, database);
    Walked walked = shown.read(log, clock.instant().minus(settings.since()), told);
    told.accept(shown.words());
    ImpressionJoin join = new ImpressionJoin(database);
    if (settings.source() == Source.PREDICTION) {
      join.thin();
    }
    join.join(
        walked.asOf().minus(settings.window()).minus(settings.late()),
        settings.window(),
        settings.rows());
    new PeopleInRows(database).keepAllowed(people.begin(), subjects, told);
    JoinCounts counts = join.counts();
    told.accept(counts.words());
    tellVersions(database, told);
    if (counts.items() < FEWEST || counts.chosen() == 0) {
      throw new DataSetUnavailableException(
          counts.words()
              + " (expected: "
              + FEWEST
              + " at least, some of them chosen). "
              + shown.words()
              + ". Send events impression and select_item with the ranking_id of what was shown, or"
              + " set tradewind.training.data.ctr");
    }
    return walked;
  }

  private static void tellVersions(JoinDatabase database, Consumer<String> told)
      throws IOException {
    database.query(
        """
        SELECT model, version, count(DISTINCT ranking), count(*), avg(click::INTEGER)
        FROM impression JOIN (SELECT DISTINCT ranking, model, version FROM answered)
            USING (ranking)
        GROUP BY model, version ORDER BY 3 DESC, model, version DESC LIMIT 5""",
        row ->
            told.accept(
                String.format(
                    Locale.ROOT,
                    "of %s version %d, as far as logged: %,d rankings, %,d items, %.2f %% chosen",
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    100 * row.getDouble(5))));
  }
}
