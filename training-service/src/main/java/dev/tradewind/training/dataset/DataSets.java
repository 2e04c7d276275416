package dev.tradewind.training.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.api.feature.v1.TrainingRow;
import dev.tradewind.training.domain.DailySeries;
import dev.tradewind.training.domain.DataDescription;
import dev.tradewind.training.domain.PurchaseSequence;
import dev.tradewind.training.domain.TrainableModel;
import dev.tradewind.training.domain.TrainableModel.DataSource;
import dev.tradewind.training.domain.TrainableModel.DataSource.EntityScan;
import dev.tradewind.training.domain.TrainableModel.DataSource.Provided;
import dev.tradewind.training.privacy.DataSubjects;
import io.grpc.StatusRuntimeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Fetches a model's data set into a file, or a directory, that its worker reads. Blocks. */
@ApplicationScoped
public class DataSets {

  private final FeatureScan features;
  private final DataSubjects people;
  private final ProvidedTables provided;

  DataSets(FeatureScan features, DataSubjects people, ProvidedTables provided) {
    this.features = features;
    this.people = people;
    this.provided = provided;
  }

  /**
   * Fetches the data set, without people who were erased.
   *
   * @param subjects where those who are in it are written down, if its rows are people
   * @return what was read
   */
  public DataDescription fetch(TrainableModel model, Path file, Path subjects)
      throws DataSetUnavailableException, InterruptedException {
    try {
      DataSource source = model.source();
      if (source instanceof EntityScan scan) {
        return scan(scan, file, subjects);
      }
      return provided.copy((Provided) source, file, subjects);
    } catch (StatusRuntimeException failure) {
      throw new DataSetUnavailableException(
          "the feature service did not give the data set: " + failure.getStatus().getCode(),
          failure);
    } catch (IOException failure) {
      throw new DataSetUnavailableException("the data set could not be written", failure);
    }
  }

  private DataDescription scan(EntityScan scan, Path file, Path subjects)
      throws IOException, InterruptedException {
    FeatureScan.Pages pages = features.walk(scan.feature());
    long written =
        scan.layout().isOfPeople()
            ? writePeople(scan, pages, file, subjects)
            : write(scan, pages, file, row -> true);
    return new DataDescription(
        "feature-service",
        List.of(features.revision(scan.feature())),
        pages.endOffsets(),
        pages.asOf(),
        written);
  }

  private long writePeople(EntityScan scan, FeatureScan.Pages pages, Path file, Path subjects)
      throws IOException, InterruptedException {
    DataSubjects.Reading people = this.people.begin();
    long written = write(scan, pages, file, row -> people.take(row.getEntityId()));
    people.write(subjects);
    return written;
  }

  private static long write(
      EntityScan scan, FeatureScan.Pages pages, Path file, Predicate<TrainingRow> taken)
      throws IOException, InterruptedException {
    long written = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
      while (pages.hasNext()) {
        for (TrainingRow row : pages.next()) {
          Optional<String> line = line(scan, row);
          if (line.isPresent() && taken.test(row)) {
            out.write(line.get());
            out.write('\n');
            written++;
          }
        }
      }
    }
    return written;
  }

  static Optional<String> line(EntityScan scan, TrainingRow row) {
    if (row.getValuesCount() == 0) {
      return Optional.empty();
    }
    return switch (scan.layout()) {
      case SEQUENCES ->
          PurchaseSequence.of(row.getEntityId(), row.getValues(0).getStringList().getValuesList())
              .map(PurchaseSequence::line);
      case DAILY_SERIES ->
          DailySeries.before(
                  day(row), row.getEntityId(), row.getValues(0).getDoubleList().getValuesList())
              .map(DailySeries::csv);
    };
  }

  private static LocalDate day(TrainingRow row) {
    return Instant.ofEpochSecond(row.getAsOf().getSeconds()).atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
