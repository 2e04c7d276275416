package dev.tradewind.training.dataset;

import dev.tradewind.training.domain.DataDescription;
import dev.tradewind.training.domain.TrainableModel.DataSource.Provided;
import dev.tradewind.training.privacy.DataSubjects;
import dev.tradewind.training.settings.TrainingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/**
 * Copies the tables that the operator provides, as they are at the moment: a run must be able to go
 * on with the same data. Rows of people who were erased are left out. Blocks.
 */
@ApplicationScoped
class ProvidedTables {

  private final Map<Provided, Path> places = new EnumMap<>(Provided.class);
  private final Supplier<DataSubjects.Reading> people;

  @Inject
  ProvidedTables(TrainingSettings settings, DataSubjects people) {
    this(Map.of(Provided.LABELLED_SENTENCES, settings.intentData()), people::begin);
    settings.riskData().ifPresent(data -> places.put(Provided.LABELLED_ROWS, data));
  }

  ProvidedTables(Map<Provided, Path> places, Supplier<DataSubjects.Reading> people) {
    this.places.putAll(places);
    this.people = people;
  }

  /**
   * Copies what a setting names: a file to a file, a directory to a directory with the tables right
   * in it; where some of these say whose their rows are, only those.
   *
   * @param subjects where those who are in it are written down, if its rows are of people
   */
  DataDescription copy(Provided source, Path target, Path subjects)
      throws IOException, DataSetUnavailableException {
    Path data = places.get(source);
    if (data == null) {
      throw new DataSetUnavailableException(
          source.setting() + " is not set (expected: a CSV file, or a directory of such files)");
    }
    List<CsvTable> tables = tables(data);
    if (tables.isEmpty()) {
      throw new DataSetUnavailableException(
          source.setting() + ": " + data + " has no CSV with a header");
    }
    Optional<String> person = source.person();
    List<CsvTable> ofPeople = person.isEmpty() ? List.of() : with(person.get(), tables);
    if (person.isEmpty() || ofPeople.isEmpty()) {
      return DataDescription.file(copy(data, tables, target, row -> true));
    }
    String column = person.get();
    DataSubjects.Reading reading = people.get();
    Map<String, Boolean> known = new HashMap<>();
    long rows =
        copy(
            data,
            ofPeople,
            target,
            row -> !row.isSet(column) || known.computeIfAbsent(row.get(column), reading::take));
    reading.write(subjects);
    return DataDescription.file(rows);
  }

  private static List<CsvTable> with(String column, List<CsvTable> tables) throws IOException {
    List<CsvTable> some = new ArrayList<>();
    for (CsvTable table : tables) {
      if (table.columns().contains(column)) {
        some.add(table);
      }
    }
    return some;
  }

  private static List<CsvTable> tables(Path data) throws IOException {
    List<CsvTable> tables = new ArrayList<>();
    for (Path file : files(data)) {
      CsvTable table = new CsvTable(file);
      if (!table.columns().isEmpty()) {
        tables.add(table);
      }
    }
    return tables;
  }

  private static List<Path> files(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      return List.of(data);
    }
    try (Stream<Path> all = Files.list(data)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static long copy(
      Path data, List<CsvTable> tables, Path target, Predicate<CSVRecord> taken)
      throws IOException {
    if (!Files.isDirectory(data)) {
      return tables.get(0).copy(target, taken);
    }
    Files.createDirectories(target);
    long rows = 0;
    for (CsvTable table : tables) {
      rows += table.copy(target.resolve(table.file().getFileName()), taken);
    }
    return rows;
  }
}
