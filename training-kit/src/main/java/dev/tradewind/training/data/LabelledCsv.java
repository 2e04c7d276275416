package dev.tradewind.training.data;

import dev.tradewind.training.data.Utterance.Split;
import dev.tradewind.training.run.RunFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** CSV files with the columns {@code text,intent} and, if wished, {@code split}. */
final class LabelledCsv {

  private LabelledCsv() {}

  static List<Utterance> read(Path file) {
    List<Utterance> utterances = new ArrayList<>();
    CsvFile.read(
        file,
        new CsvFile.Reader() {
          private boolean split;

          @Override
          public void columns(List<String> names) {
            split = names.contains("split");
          }

          @Override
          public void row(CSVRecord values, long line) {
            utterances.add(
                Sentence.of(
                    values.get("text"),
                    values.get("intent"),
                    split ? split(values.get("split"), line) : Split.UNSTATED,
                    line));
          }
        });
    return utterances;
  }

  private static Split split(String text, long line) {
    return switch (text) {
      case "train" -> Split.TRAIN;
      case "validation", "val" -> Split.VALIDATION;
      case "test" -> Split.TEST;
      default ->
          throw RunFailure.dataLine(
              line, "split: \"" + text + "\" (expected: train|validation|test)");
    };
  }
}
