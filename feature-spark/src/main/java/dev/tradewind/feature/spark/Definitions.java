package dev.tradewind.feature.spark;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tradewind.feature.definition.domain.Expressions;
import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.feature.definition.message.ViewReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The definitions of views, as the feature service reads them. */
final class Definitions {

  private Definitions() {}

  /** The text of every {@code *.json} file of a directory, by name. */
  static List<String> in(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Definitions::text)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * What a definition says.
   *
   * @throws IllegalArgumentException naming everything that is wrong
   */
  static ViewSpec view(String json, Expressions expressions) {
    try {
      ViewReader.Outcome outcome = new ViewReader(expressions).read(ViewReader.parse(json));
      if (outcome instanceof ViewReader.Outcome.Sound sound) {
        return sound.spec();
      }
      throw new IllegalArgumentException(outcome + " in " + json);
    } catch (InvalidProtocolBufferException broken) {
      throw new IllegalArgumentException("no FeatureView: " + json, broken);
    }
  }
}
