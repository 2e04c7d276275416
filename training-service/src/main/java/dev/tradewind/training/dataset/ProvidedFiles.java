package dev.tradewind.training.dataset;

import dev.tradewind.training.domain.DataDescription;
import dev.tradewind.training.domain.DataSetUnavailableException;
import dev.tradewind.training.domain.PersonColumns;
import dev.tradewind.training.domain.TrainableModel;
import dev.tradewind.training.privacy.DataSubjects;
import dev.tradewind.training.settings.DataSettings;
import dev.tradewind.training.settings.TrainingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Copies what the operator provides, as it is at the moment: a run must be able to go on with the
 * same data. Rows of people who were erased are left out of tables that say whose a row is. Blocks.
 */
@ApplicationScoped
class ProvidedFiles {

  /** Pictures lie in a directory for each class. */
  private static final int DEPTH = 4;

  private final Map<String, Path> places;
  private final Supplier<DataSubjects.Reading> people;

  @Inject
  ProvidedFiles(TrainingSettings settings, DataSubjects people) {
    this(DataSettings.provided(settings.data()), people::begin);
  }

  ProvidedFiles(Map<String, Path> places, Supplier<DataSubjects.Reading> people) {
    this.places = Map.copyOf(places);
    this.people = people;
  }

  /** Whether there is anything for a model. */
  boolean has(TrainableModel model) {
    return places.containsKey(model.modelName());
  }

  /**
   * Copies what is provided for a model: a file to a file, a directory to a directory.
   *
   * @param subjects where those who are in it are written down, if its rows are of people
   * @return what was read; its rows where it is of tables, and those of people alone where some are
   */
  DataDescription copy(TrainableModel model, Path target, Path subjects)
      throws IOException, DataSetUnavailableException {
    Path data = places.get(model.modelName());
    if (data == null) {
      throw new DataSetUnavailableException(
          model.setting()
              + " is not set (expected: a file or a directory of its formats, see"
              + " docs/formats.md)");
    }
    List<Path> files = files(data);
    if (files.isEmpty()) {
      throw new DataSetUnavailableException(
          model.setting() + ": " + data + " has no file (expected: data, see docs/formats.md)");
    }
    Copied copied = new Copied(people);
    for (Path file : files) {
      Path to = target.resolve(data.relativize(file).toString());
      Files.createDirectories(to.getParent());
      copied.add(file, to);
    }
    return DataDescription.file(copied.finish(subjects));
  }

  /** Hidden files are none of the data: a mounted volume keeps its own there. */
  private static List<Path> files(Path data) throws IOException {
    if (!Files.exists(data)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(data, DEPTH)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.equals(data) || isShown(data.relativize(file)))
          .sorted()
          .toList();
    }
  }

  private static boolean isShown(Path file) {
    for (Path part : file) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  /** What has been copied so far. */
  private static final class Copied {

    private final PeopleLeftOut people;
    private long rows;
    private long rowsOfPeople;

    private Copied(Supplier<DataSubjects.Reading> people) {
      this.people = new PeopleLeftOut(people);
    }

    private void add(Path file, Path target) throws IOException, DataSetUnavailableException {
      Optional<CsvTable> table = CsvTable.of(file);
      List<String> whose = table.map(CsvTable::columns).map(PersonColumns::of).orElse(List.of());
      if (table.isPresent() && !whose.isEmpty()) {
        rowsOfPeople += table.get().copy(target, row -> people.take(whose, row));
        return;
      }
      Files.copy(file, target);
      if (table.isPresent()) {
        rows += table.get().rows().orElse(0);
      }
    }

    private long finish(Path subjects) throws IOException {
      people.write(subjects);
      return rowsOfPeople > 0 ? rowsOfPeople : rows;
    }
  }
}
