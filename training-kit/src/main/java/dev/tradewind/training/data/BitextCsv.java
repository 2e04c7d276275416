package dev.tradewind.training.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** CSV files of Bitext: {@code flags,utterance,category,intent}. */
final class BitextCsv {

  private BitextCsv() {}

  static List<Utterance> read(Path file, Utterance.Split split) {
    List<Utterance> utterances = new ArrayList<>();
    CsvFile.read(
        file,
        new CsvFile.Reader() {
          @Override
          public void columns(List<String> names) {
            // told by them already
          }

          @Override
          public void row(CSVRecord values, long line) {
            utterances.add(Sentence.of(values.get("utterance"), values.get("intent"), split, line));
          }
        });
    return utterances;
  }
}
