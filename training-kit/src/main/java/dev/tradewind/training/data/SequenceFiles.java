package dev.tradewind.training.data;

import dev.tradewind.training.run.RunFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files that make up one set of sequences.
 *
 * @param lines one a shopper or a session
 * @param table of gaps; null where there is none
 * @param questions null where the last items are the test
 * @param named whether each line begins with the shopper
 */
record SequenceFiles(Path lines, @Nullable Path table, @Nullable Path questions, boolean named) {

  static final String GAP_COLUMN = "second_last_known";

  private static final int LOOKED_AT = 20;
  private static final List<String> DOCUMENTS = List.of(".md", ".json", ".html", ".pdf");
  private static final List<String> TABLES = List.of(".tsv", ".csv");

  /** What a file in a directory may be. */
  private enum Shape {
    LINES,
    QUESTIONS,
    GAPS,
    OTHER
  }

  /**
   * Finds them.
   *
   * @throws RunFailure DATA_INVALID where they are not there, or more than one could be meant
   */
  static SequenceFiles at(Path data) {
    if (Files.isRegularFile(data)) {
      return new SequenceFiles(data, null, null, true);
    }
    Map<Shape, List<Path>> found = new EnumMap<>(Shape.class);
    for (Path file : DataFiles.at(data, file -> true)) {
      found.computeIfAbsent(shape(file), shape -> new ArrayList<>()).add(file);
    }
    List<Path> lines = found.getOrDefault(Shape.LINES, List.of());
    List<Path> gaps = found.getOrDefault(Shape.GAPS, List.of());
    List<Path> questions = found.getOrDefault(Shape.QUESTIONS, List.of());
    if (lines.size() == 1 && gaps.size() + questions.size() <= 1) {
      return new SequenceFiles(
          lines.get(0), only(gaps), only(questions), gaps.isEmpty() && questions.isEmpty());
    }
    if (lines.isEmpty() && gaps.isEmpty() && questions.size() == 1) {
      // One tab a line is white space too, where there are no sessions that it could ask about.
      return new SequenceFiles(questions.get(0), null, null, true);
    }
    throw RunFailure.data(
        String.format(
            Locale.ROOT,
            "%s: files of sequences %s, tables with %s %s, test questions %s (expected: one of the"
                + " first, and at most one of the others; name a file to use that alone)",
            data,
            names(lines),
            GAP_COLUMN,
            names(gaps),
            names(questions)));
  }

  private static @Nullable Path only(List<Path> files) {
    return files.isEmpty() ? null : files.get(0);
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(file -> String.valueOf(file.getFileName())).toList();
  }

  private static Shape shape(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.startsWith(".") || DOCUMENTS.stream().anyMatch(name::endsWith)) {
      return Shape.OTHER;
    }
    List<String> lines;
    try {
      lines = firstLines(file);
    } catch (IOException noText) {
      return Shape.OTHER;
    }
    if (lines.isEmpty()) {
      return Shape.OTHER;
    }
    if (Arrays.asList(lines.get(0).split("\t", -1)).contains(GAP_COLUMN)) {
      return Shape.GAPS;
    }
    if (lines.stream().allMatch(SequenceFiles::isQuestion)) {
      return Shape.QUESTIONS;
    }
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    return TABLES.stream().anyMatch(plain::endsWith) ? Shape.OTHER : Shape.LINES;
  }

  private static boolean isQuestion(String line) {
    String[] sides = line.split("\t", -1);
    return sides.length == 2
        && !sides[0].isBlank()
        && !sides[1].isBlank()
        && sides[1].strip().indexOf(' ') < 0;
  }

  private static List<String> firstLines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = TextFile.open(file)) {
      String line = reader.readLine();
      while (line != null && lines.size() < LOOKED_AT) {
        if (!line.isBlank()) {
          lines.add(line);
        }
        line = reader.readLine();
      }
    }
    return lines;
  }

  Sequences read() {
    SequenceReading reading = new SequenceReading();
    List<int[]> sequences = reading.sequences(lines, named);
    List<Path> files = new ArrayList<>(List.of(lines));
    BitSet gaps = new BitSet();
    if (table != null) {
      files.add(table);
      gaps = GapTable.read(table, sequences.size());
    }
    List<Question> asked = List.of();
    if (questions != null) {
      files.add(questions);
      asked = reading.questions(questions);
    }
    List<String> items = reading.items();
    Optional<Path> known = ItemAttributes.beside(lines);
    known.ifPresent(files::add);
    ItemAttributes attributes =
        known
            .map(file -> ItemAttributes.read(file, items))
            .orElseGet(() -> ItemAttributes.none(items.size()));
    return new Sequences(items, sequences, gaps, asked, attributes, List.copyOf(files));
  }
}
