package dev.tradewind.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.training.domain.DataDescription;
import dev.tradewind.training.domain.TrainableModel.DataSource.Provided;
import dev.tradewind.training.privacy.DataSubjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidedTablesTest {

  /** Sentences are nobody's: who is erased must not be asked. */
  private static DataSubjects.Reading nobody() {
    throw new AssertionError("asked for people");
  }

  @TempDir Path directory;

  @Test
  void aFileIsCopiedToTheLastByte() throws Exception {
    Path file = file("sentences.csv", "text,intent\r\n\"where, please\",status\r\n\r\nhello,greet");

    assertThat(copy(file).rows()).isEqualTo(2);

    assertThat(target()).hasSameBinaryContentAs(file);
    assertThat(directory.resolve("subjects")).doesNotExist();
  }

  @Test
  void ofADirectoryTheTablesAreCopied() throws Exception {
    Path data = Files.createDirectory(directory.resolve("data"));
    Files.writeString(data.resolve("a.csv"), "text,intent\nhello,greet\n");
    Files.writeString(data.resolve("b.csv"), "text,intent\nbye,leave\nciao,leave\n");
    Files.write(data.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});

    assertThat(copy(data).rows()).isEqualTo(3);

    assertThat(target().resolve("b.csv")).hasSameBinaryContentAs(data.resolve("b.csv"));
    assertThat(target()).isDirectoryNotContaining("glob:**picture.png");
  }

  @Test
  void aSettingThatIsMissingIsNamed() {
    ProvidedTables tables = new ProvidedTables(Map.of(), ProvidedTablesTest::nobody);

    assertThatThrownBy(() -> tables.copy(Provided.LABELLED_ROWS, target(), target()))
        .isInstanceOf(DataSetUnavailableException.class)
        .hasMessageContaining("tradewind.training.risk-data is not set");
  }

  @Test
  void aTableThatSaysNotWhoseItsRowsAreIsCopiedWhole() throws Exception {
    Path file = file("visits.csv", "age,returned\n34,0\n,1\n");
    ProvidedTables tables =
        new ProvidedTables(Map.of(Provided.LABELLED_ROWS, file), ProvidedTablesTest::nobody);

    assertThat(tables.copy(Provided.LABELLED_ROWS, target(), directory.resolve("subjects")).rows())
        .isEqualTo(2);

    assertThat(target()).hasSameBinaryContentAs(file);
  }

  @Test
  void aDirectoryWithoutATableIsRefused() throws IOException {
    Files.write(directory.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', (byte) 0xff});
    ProvidedTables tables =
        new ProvidedTables(Map.of(Provided.LABELLED_ROWS, directory), ProvidedTablesTest::nobody);

    assertThatThrownBy(() -> tables.copy(Provided.LABELLED_ROWS, target(), target()))
        .hasMessageContaining("tradewind.training.risk-data")
        .hasMessageContaining("has no CSV with a header");
  }

  private DataDescription copy(Path data) throws Exception {
    return new ProvidedTables(Map.of(Provided.LABELLED_SENTENCES, data), ProvidedTablesTest::nobody)
        .copy(Provided.LABELLED_SENTENCES, target(), directory.resolve("subjects"));
  }

  private Path target() {
    return directory.resolve("target");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
