package dev.tradewind.training.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.api.feature.v1.TrainingRow;
import dev.tradewind.training.domain.DataDescription;
import dev.tradewind.training.domain.EntityScan;
import dev.tradewind.training.domain.EntityScan.Layout;
import dev.tradewind.training.feature.FeatureInputs;
import dev.tradewind.training.feature.FeatureScan;
import dev.tradewind.training.privacy.DataSubjects;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Writes what the feature service knows of shoppers and items for the worker. Blocks. */
@ApplicationScoped
class ShopData {

  private static final String SEQUENCES = "sequences.txt";

  /** The worker finds it by the other's name. */
  private static final String ATTRIBUTES = "sequences.attributes.json";

  /** So is this one. */
  private static final String REQUESTS = "sequences.requests.json";

  private final FeatureScan features;
  private final AttributeScan attributes;
  private final RequestScan requests;
  private final DataSubjects people;

  ShopData(
      FeatureScan features, AttributeScan attributes, RequestScan requests, DataSubjects people) {
    this.features = features;
    this.attributes = attributes;
    this.requests = requests;
    this.people = people;
  }

  /**
   * Reads one feature of all entities but the people who were erased, and beside sequences of items
   * what these have in common and what was asked of them lately.
   */
  DataDescription read(EntityScan scan, Path target, Path subjects, Consumer<String> log)
      throws IOException, InterruptedException {
    FeatureScan.Pages pages = features.walk(List.of(scan.feature()));
    List<String> read = new ArrayList<>(List.of(scan.feature()));
    long rows;
    if (scan.layout() == Layout.SEQUENCES) {
      Files.createDirectories(target);
      DataSubjects.Reading reading = people.begin();
      rows = write(scan, pages, target.resolve(SEQUENCES), of(reading));
      requests.write(target.resolve(REQUESTS), reading, log);
      reading.write(subjects);
      if (attributes.write(target.resolve(ATTRIBUTES), log)) {
        read.addAll(AttributeScan.FEATURES);
      }
    } else if (scan.layout().isOfPeople()) {
      DataSubjects.Reading reading = people.begin();
      rows = write(scan, pages, target, of(reading));
      reading.write(subjects);
    } else {
      rows = write(scan, pages, target, row -> true);
    }
    return new DataDescription(
        "feature-service",
        features.revisions(read),
        pages.endOffsets(),
        pages.asOf(),
        rows,
        FeatureInputs.of(scan.fed(), features));
  }

  private static Predicate<TrainingRow> of(DataSubjects.Reading reading) {
    return row -> reading.take(row.getEntityId());
  }

  private static long write(
      EntityScan scan, FeatureScan.Pages pages, Path file, Predicate<TrainingRow> taken)
      throws IOException, InterruptedException {
    long written = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
      out.write(EntityLines.header(scan.layout()));
      while (pages.hasNext()) {
        for (TrainingRow row : pages.next()) {
          List<String> lines = EntityLines.of(scan.layout(), row);
          if (!lines.isEmpty() && taken.test(row)) {
            out.write(String.join("\n", lines));
            out.write('\n');
            written += lines.size();
          }
        }
      }
    }
    return written;
  }
}
