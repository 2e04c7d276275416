package dev.tradewind.training.searchrank;

import dev.tradewind.training.data.CsvFile;
import dev.tradewind.training.data.DataFiles;
import dev.tradewind.training.data.table.Cell;
import dev.tradewind.training.run.RunFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;

/** CSV files with a column of queries, one of titles and one of relevance. */
final class JudgementTable implements CsvFile.Reader {

  private static final List<String> QUERY =
      List.of("search_term", "query", "search_query", "search", "keywords");
  private static final List<String> TITLE =
      List.of("product_title", "item_title", "title", "product_name", "item_name", "name");
  private static final List<String> RELEVANCE =
      List.of("relevance", "median_relevance", "gain", "grade", "score", "rating", "label");

  private final List<Judgement> judgements = new ArrayList<>();
  private int query;
  private int title;
  private int relevance;
  private int unjudged;

  private JudgementTable() {}

  /**
   * What was read.
   *
   * @param unjudged lines without a query, a title or a relevance
   */
  record Read(Path file, List<Judgement> judgements, int unjudged) {}

  /**
   * Reads the file of this format at a path.
   *
   * @throws RunFailure DATA_INVALID
   */
  static Read read(Path data) {
    List<Path> files = DataFiles.at(data, JudgementTable::matches);
    if (files.size() != 1) {
      throw RunFailure.data(
          (files.isEmpty() ? "no file" : files.size() + " files")
              + " with the columns query, title and relevance at "
              + data
              + " (expected: one; docs/formats.md has their names)");
    }
    JudgementTable table = new JudgementTable();
    CsvFile.readOfAnyAge(files.get(0), table);
    return new Read(files.get(0), table.judgements, table.unjudged);
  }

  private static boolean matches(Path file) {
    List<String> columns = CsvFile.columnsOfAnyAge(file);
    return place(columns, QUERY) >= 0
        && place(columns, TITLE) >= 0
        && place(columns, RELEVANCE) >= 0;
  }

  @Override
  public void columns(List<String> names) {
    query = place(names, QUERY);
    title = place(names, TITLE);
    relevance = place(names, RELEVANCE);
  }

  @Override
  public void row(CSVRecord values, long line) {
    String judged = values.get(relevance);
    if (values.get(query).isEmpty() || values.get(title).isEmpty() || Cell.isMissing(judged)) {
      unjudged++;
      return;
    }
    double number = Cell.number(judged);
    if (Double.isNaN(number)) {
      throw RunFailure.dataLine(line, "relevance: \"" + judged + "\" (expected: a number)");
    }
    judgements.add(new Judgement(values.get(query), values.get(title), number));
  }

  private static int place(List<String> columns, List<String> names) {
    List<String> plain =
        columns.stream()
            .map(one -> one.strip().toLowerCase(Locale.ROOT).replaceAll("[ \\uFEFF-]+", "_"))
            .toList();
    return names.stream().mapToInt(plain::indexOf).filter(at -> at >= 0).findFirst().orElse(-1);
  }
}
