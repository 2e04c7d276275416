package dev.tradewind.training.impression;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.kit.shoplog.LoggedEvent;
import dev.tradewind.kit.shoplog.ShopLog.OutsideLogException;
import dev.tradewind.training.domain.DataSetUnavailableException;
import dev.tradewind.training.eventlog.Denial;
import dev.tradewind.training.eventlog.LogWalk;
import dev.tradewind.training.eventlog.LogWalk.Walked;
import dev.tradewind.training.impression.domain.Showing;
import dev.tradewind.training.settings.ImpressionSettings;
import dev.tradewind.training.settings.ImpressionSettings.Source;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the log into {@link ShownTables}. */
final class ShownLog {

  private static final int CHECKED_EVERY = 100_000;

  private final ImpressionSettings settings;
  private final JoinDatabase database;
  private long events;
  private long impressions;
  private long rankings;
  private long choices;
  private long denied;
  private long elsewhere;

  ShownLog(ImpressionSettings settings, JoinDatabase database) {
    this.settings = settings;
    this.database = database;
  }

  Walked read(LogWalk log, Instant since, Consumer<String> progress)
      throws IOException, InterruptedException, DataSetUnavailableException {
    try (ShownTables tables = new ShownTables(database)) {
      return log.read(since, Long.MAX_VALUE, event -> take(event, tables), progress);
    } catch (StatusRuntimeException | OutsideLogException failure) {
      throw new DataSetUnavailableException(
          "the ingestion service did not give its log: " + failure.getMessage(), failure);
    } catch (UncheckedIOException full) {
      throw new DataSetUnavailableException(String.valueOf(full.getCause().getMessage()), full);
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
  }

  private void take(LoggedEvent logged, ShownTables tables) {
    try {
      add(logged.event(), tables);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    if (++events % CHECKED_EVERY == 0 && database.isFull()) {
      throw new UncheckedIOException(
          new IOException(
              "what was shown takes more than "
                  + settings.maxBytes()
                  + " bytes on disk (see tradewind.training.impressions.since and .max-bytes)"));
    }
  }

  private void add(Event event, ShownTables tables) throws SQLException {
    var choice = ShownEvents.choice(event);
    if (choice.isPresent()) {
      choices++;
      tables.add(choice.get());
    }
    var answer = ShownEvents.answer(event);
    if (answer.isPresent()) {
      rankings++;
      tables.add(answer.get());
    }
    Optional<Showing> impression = ShownEvents.impression(event);
    impressions += impression.isPresent() ? 1 : 0;
    Optional<Showing> showing =
        settings.source() == Source.IMPRESSION ? impression : ShownEvents.ranking(event);
    if (showing.isEmpty() || showing.get().people().isEmpty()) {
      return;
    }
    if (Denial.isOf(event)) {
      denied++;
    } else if (!isWanted(showing.get().surface())) {
      elsewhere++;
    } else {
      tables.add(showing.get());
    }
  }

  private boolean isWanted(String surface) {
    List<String> wanted = settings.surfaces().orElse(List.of());
    return wanted.isEmpty() || wanted.contains(surface);
  }

  /** What was found, for a person to read. */
  String words() {
    return String.format(
        Locale.ROOT,
        "the log has %,d events: %,d impressions, %,d rankings that were logged, %,d choices from"
            + " rankings; left out: %,d that are not to be used, %,d of other surfaces",
        events,
        impressions,
        rankings,
        choices,
        denied,
        elsewhere);
  }
}
