package dev.tradewind.training.data;

import dev.tradewind.training.data.Utterance.Split;
import dev.tradewind.training.run.RunFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sentences with what is wanted by them.
 *
 * @param sentences in the order of the file
 * @param templated whether they were made from templates, so that sentences of one template must
 *     not be on both sides of a split
 * @param files that were read
 */
public record Utterances(List<Utterance> sentences, boolean templated, List<Path> files) {

  public Utterances {
    sentences = List.copyOf(sentences);
    files = List.copyOf(files);
  }

  /** What a file holds. */
  private enum Format {
    /** {@code text,intent[,split]}. */
    LABELLED,
    /** {@code flags,utterance,category,intent}. */
    BITEXT,
    /** One JSON object of parts. */
    CLINC,
    /** Something else. */
    OTHER
  }

  /**
   * Reads a file, or the one of a directory. Of several files of Bitext the largest is learned from
   * and the others are measured on, without the sentences that they share with it and the intents
   * that it does not have.
   *
   * @throws RunFailure DATA_INVALID, naming the line
   */
  public static Utterances read(Path path) {
    List<Path> files = DataFiles.at(path, file -> format(file) != Format.OTHER);
    if (files.isEmpty()) {
      throw RunFailure.data(
          path
              + " has no sentences (expected: a CSV with the columns text,intent[,split] or"
              + " flags,utterance,category,intent, or a JSON object with train, val and test)");
    }
    if (files.size() == 1) {
      return one(files.get(0));
    }
    if (files.stream().anyMatch(file -> format(file) != Format.BITEXT)) {
      throw RunFailure.data(path + " holds several sets of sentences: name one of " + files);
    }
    return several(files);
  }

  private static Utterances one(Path file) {
    return switch (format(file)) {
      case LABELLED -> new Utterances(LabelledCsv.read(file), false, List.of(file));
      case BITEXT -> new Utterances(BitextCsv.read(file, Split.UNSTATED), true, List.of(file));
      case CLINC -> new Utterances(ClincJson.read(file), false, List.of(file));
      case OTHER -> throw new IllegalStateException(file + " is of no known format");
    };
  }

  private static Utterances several(List<Path> files) {
    List<Path> largestFirst =
        files.stream().sorted(Comparator.comparingLong(Utterances::size).reversed()).toList();
    List<Utterance> sentences = new ArrayList<>(BitextCsv.read(largestFirst.get(0), Split.TRAIN));
    Set<String> texts = sentences.stream().map(Utterance::text).collect(Collectors.toSet());
    Set<String> intents = sentences.stream().map(Utterance::intent).collect(Collectors.toSet());
    for (Path other : largestFirst.subList(1, files.size())) {
      BitextCsv.read(other, Split.TEST).stream()
          .filter(one -> !texts.contains(one.text()) && intents.contains(one.intent()))
          .forEach(sentences::add);
    }
    return new Utterances(sentences, true, largestFirst);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw RunFailure.data(file + " cannot be read: " + e);
    }
  }

  private static Format format(Path file) {
    if (ClincJson.matches(file)) {
      return Format.CLINC;
    }
    List<String> columns = CsvFile.columns(file);
    if (columns.contains("intent") && columns.contains("text")) {
      return Format.LABELLED;
    }
    return columns.contains("intent") && columns.contains("utterance")
        ? Format.BITEXT
        : Format.OTHER;
  }
}
