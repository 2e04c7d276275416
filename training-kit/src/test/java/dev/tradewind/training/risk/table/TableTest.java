package dev.tradewind.training.risk.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.training.risk.RiskModel;
import dev.tradewind.training.risk.learner.Column;
import dev.tradewind.training.risk.learner.Parts;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.RunFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {

  @TempDir Path directory;

  @Test
  void theLabelIsTheColumnThatIsCalledSo() throws IOException {
    Table table = read(csv("class,a,b", i -> i % 2 + "," + i % 3 + "," + i % 2));
    assertThat(table.label()).isEqualTo("class");
    assertThat(table.examples().columns()).extracting(Column::name).containsExactly("a", "b");
    assertThat(table.time()).isNull();
  }

  @Test
  void orTheOnlyFlagOrElseTheLastColumnOrTheOneThatIsNamed() throws IOException {
    Path only = csv("bought,a", i -> (i % 2 == 0 ? "True" : "False") + "," + i % 5);
    assertThat(read(only).label()).isEqualTo("bought");
    Path last = csv("weekend,a,left", i -> i % 2 + "," + i % 5 + "," + i % 3 / 2);
    assertThat(read(last).label()).isEqualTo("left");
    assertThat(read(last, Map.of("label", "WEEKEND")).label()).isEqualTo("weekend");
  }

  @Test
  void whatWouldBeAGuessIsRefusedInWords() throws IOException {
    refused(
        csv("fraud,target,a", i -> i % 2 + "," + i % 2 + "," + i % 5),
        Map.of(),
        "several columns may be the one to tell: [fraud, target] (say which: --set label=NAME)");
    refused(
        csv("weekend,night,a", i -> i % 2 + "," + i % 2 + "," + i % 5),
        Map.of(),
        "[weekend, night]");
    refused(
        csv("a,b", i -> i % 7 + "," + i % 5),
        Map.of(),
        "no column of 0 and 1 to tell among [a, b]");
    refused(
        csv("night,target", i -> i % 2 + "," + i % 5),
        Map.of(),
        "column target has \"2\" (expected: 0 and 1, both of them)");
    Path good = csv("a,label", i -> i % 7 + "," + i % 2);
    refused(good, Map.of("label", "answer"), "label: no column \"answer\" (columns: [a, label])");
    refused(good, Map.of("label", "a"), "label: column a has \"2\"");
    refused(good, Map.of("time", "b"), "time: no column \"b\"");
    refused(good, Map.of("leave_out", "a"), "no column to learn from beside label");
    refused(
        Files.writeString(directory.resolve("few.csv"), "a,label\n1.5,0\n2.7,1\n"),
        Map.of(),
        "only 2 rows with a label");
    refused(
        Files.writeString(directory.resolve("bare.csv"), "1.5,2,0\n2.5,3,1\n"),
        Map.of(),
        "is no other table");
  }

  @Test
  void aDirectoryHoldsOneTableGzippedOrNot() throws IOException {
    Path set = Files.createDirectories(directory.resolve("set"));
    Files.writeString(set.resolve("README.md"), "rows, columns\nof, nothing\n");
    try (var out = new GZIPOutputStream(Files.newOutputStream(set.resolve("data")))) {
      out.write(Files.readAllBytes(csv("a,label", i -> i % 7 + "," + i % 2)));
    }
    assertThat(read(set).examples().size()).isEqualTo(60);
    Path named = Files.copy(set.resolve("data"), directory.resolve("notes.txt"));
    assertThat(read(named).examples().size()).isEqualTo(60);
    Files.copy(csv("a,label", i -> i % 7 + "," + i % 2), set.resolve("more.csv"));
    refused(set, Map.of(), "holds several tables");
  }

  @Test
  void aTimeIsAMomentOrANumberThatRunsLikeOne() throws IOException {
    Path moments = csv("label,day,a", i -> i % 2 + ",2031-01-0" + (1 + i / 10) + "," + i % 7);
    assertThat(read(moments).time()).isEqualTo("day");
    assertThat(read(moments, Map.of("time", "none")).time()).isNull();
    Path seconds = csv("label,event_time,a", i -> i % 2 + "," + i * 60 + "," + i % 7);
    assertThat(read(seconds).time()).isEqualTo("event_time");
    Path duration = csv("label,time_on_page,a", i -> i % 2 + "," + i * 37 % 50 + "," + i % 7);
    assertThat(read(duration).time()).isNull();
    assertThat(read(duration, Map.of("time", "time_on_page")).time()).isEqualTo("time_on_page");
    Path zoned = csv("label,at,a", i -> i % 2 + ",2031-01-01T0" + i / 10 + ":00:00+02:00," + i % 7);
    assertThat(read(zoned).times()[0]).isEqualTo(1_924_984_800.0);
  }

  @Test
  void idsAreLeftOutAndCodesAreWords() throws IOException {
    Table table =
        read(
            csv(
                "label,sessionId,zip_code,uid,weight",
                i -> i % 2 + "," + (90 - i) + "," + i % 4 + ",u" + i + "," + (i * 7 % 60) / 10.0));
    assertThat(table.examples().columns())
        .containsExactly(
            new Column.Numeric("weight"),
            new Column.Words("zip_code", List.of("0", "1", "2", "3")));
    assertThat(table.leftOut())
        .containsExactly(
            "sessionId: a number of the row", "uid: an id or free text: 60 different values");
  }

  @Test
  void inTimeTheTestIsLastAndNoMomentIsOnTwoSides() throws IOException {
    // The lines stand in another order than their moments, of which there are 15.
    Table table =
        read(
            csv(
                "label,at,a",
                i -> i % 2 + ",2031-01-" + String.format("%02d", 1 + i * 7 % 15) + "," + i % 5));
    Parts parts = TableParts.of(table, 1);
    assertThat(latest(table, parts.fit())).isLessThan(earliest(table, parts.validation()));
    assertThat(latest(table, parts.validation())).isLessThan(earliest(table, parts.test()));
    assertThat(parts.test()).hasSize(12);
    coversAll(parts, 60);
  }

  @Test
  void withoutATimeEachPartHasItsShareOfBothKinds() throws IOException {
    Table table = read(csv("a,label", 1000, i -> i % 7 + "," + (i % 10 == 0 ? 1 : 0)));
    Parts parts = TableParts.of(table, 1);
    assertThat(table.examples().positives(parts.fit())).isEqualTo(70);
    assertThat(table.examples().positives(parts.validation())).isEqualTo(10);
    assertThat(table.examples().positives(parts.test())).isEqualTo(20);
    coversAll(parts, 1000);
    assertThat(TableParts.of(table, 1).test()).isEqualTo(parts.test());
    assertThat(TableParts.of(table, 2).test()).isNotEqualTo(parts.test());
  }

  @Test
  void aPartWithoutAnAnswerIsRefused() throws IOException {
    Table table =
        read(csv("label,time,a", i -> (i < 30 && i % 2 == 0 ? 1 : 0) + "," + i + "," + i % 7));
    assertThatThrownBy(() -> TableParts.of(table, 1))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("0 of 6 rows to choose on have label = 1")
        .hasMessageContaining("--set time=none");
  }

  private static void coversAll(Parts parts, int rows) {
    int[] all =
        Stream.of(parts.fit(), parts.validation(), parts.test())
            .flatMapToInt(Arrays::stream)
            .sorted()
            .toArray();
    assertThat(all).isEqualTo(IntStream.range(0, rows).toArray());
    assertThat(parts.train()).hasSize(parts.fit().length + parts.validation().length);
  }

  private static double latest(Table table, int[] some) {
    return Arrays.stream(some).mapToDouble(i -> table.times()[i]).max().orElseThrow();
  }

  private static double earliest(Table table, int[] some) {
    return Arrays.stream(some).mapToDouble(i -> table.times()[i]).min().orElseThrow();
  }

  private static void refused(Path data, Map<String, String> parameters, String words) {
    assertThatThrownBy(() -> read(data, parameters))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining(words);
  }

  private static Table read(Path data) {
    return read(data, Map.of());
  }

  private static Table read(Path data, Map<String, String> parameters) {
    return Table.read(data, Hyperparameters.resolve(new RiskModel().parameters(), parameters));
  }

  private Path csv(String header, IntFunction<String> row) throws IOException {
    return csv(header, 60, row);
  }

  private Path csv(String header, int rows, IntFunction<String> row) throws IOException {
    StringBuilder text = new StringBuilder(header).append('\n');
    IntStream.range(0, rows).forEach(i -> text.append(row.apply(i)).append('\n'));
    return Files.writeString(Files.createTempFile(directory, "table", ".csv"), text);
  }
}
