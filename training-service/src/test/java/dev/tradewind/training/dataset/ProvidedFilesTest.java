package dev.tradewind.training.dataset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.training.domain.DataDescription;
import dev.tradewind.training.domain.DataSetUnavailableException;
import dev.tradewind.training.domain.TrainableModel;
import dev.tradewind.training.privacy.DataSubjects;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidedFilesTest {

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
  void ofADirectoryAllIsCopiedButWhatIsHidden() throws Exception {
    Path data = Files.createDirectories(directory.resolve("data/shoes")).getParent();
    Files.writeString(data.resolve("a.csv"), "text,intent\nhello,greet\n");
    Files.writeString(data.resolve("b.csv"), "text,intent\nbye,leave\nciao,leave\n");
    Files.write(data.resolve("shoes/1.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});
    Files.writeString(Files.createDirectory(data.resolve("..volume")).resolve("a.csv"), "text,i\n");

    assertThat(copy(data).rows()).isEqualTo(3);

    assertThat(target().resolve("b.csv")).hasSameBinaryContentAs(data.resolve("b.csv"));
    assertThat(target().resolve("shoes/1.png")).hasSameBinaryContentAs(data.resolve("shoes/1.png"));
    assertThat(target().resolve("..volume")).doesNotExist();
  }

  @Test
  void whatIsNoTableIsCopiedAndNotCounted() throws Exception {
    Path lines = file("books.train.tsv", "1\tgood, and \"cheap\n0\tit broke, twice\n");
    assertThat(copy(lines).rows()).isZero();
    assertThat(target()).hasSameBinaryContentAs(lines);
    Files.delete(target());

    Path json = file("clinc.json", "{\"train\": [[\"hello\", \"greet\"]]}\n");
    assertThat(copy(json).rows()).isZero();
    assertThat(target()).hasSameBinaryContentAs(json);
  }

  @Test
  void aTableInAZipOrOfOtherLettersIsReadAsTheWorkerReadsIt() throws Exception {
    Path zip = directory.resolve("sentences.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("sentences.csv"));
      out.write("text,intent\nhello,greet\nbye,leave\n".getBytes(UTF_8));
    }
    assertThat(copy(zip).rows()).isEqualTo(2);
    assertThat(target()).hasSameBinaryContentAs(zip);
    Files.delete(target());

    Path latin = Files.writeString(directory.resolve("a.csv"), "query,title\ncafé,x\n", ISO_8859_1);
    assertThat(copy(latin).rows()).isEqualTo(1);
    assertThat(target()).hasSameBinaryContentAs(latin);
  }

  @Test
  void whatCannotBeUnpackedIsTheWorkersToRefuse() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("text,intent\nhello,greet\n".repeat(50).getBytes(UTF_8));
    }
    byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    Path file = Files.write(directory.resolve("sentences.csv.gz"), cut);

    assertThat(copy(file).rows()).isZero();
    assertThat(target()).hasSameBinaryContentAs(file);
  }

  @Test
  void aSettingThatIsMissingIsNamed() {
    ProvidedFiles files = new ProvidedFiles(Map.of(), ProvidedFilesTest::nobody);

    assertThatThrownBy(() -> files.copy(TrainableModel.SEARCH_RANK, target(), target()))
        .isInstanceOf(DataSetUnavailableException.class)
        .hasMessageContaining("tradewind.training.data.search-rank is not set");
  }

  @Test
  void aTableWithPeopleThatCannotBeReadToTheEndIsRefused() throws IOException {
    Path file = file("visits.csv", "age,user_id\n34,\"bob\" said\n");

    assertThatThrownBy(() -> copy(file))
        .isInstanceOf(DataSetUnavailableException.class)
        .hasMessageContaining("visits.csv says whose its rows are");
  }

  @Test
  void whatIsNotThereAnyMoreIsNamed() throws IOException {
    assertThatThrownBy(() -> copy(directory.resolve("gone.csv")))
        .hasMessageContaining("tradewind.training.data.intent")
        .hasMessageContaining("gone.csv has no file");
    assertThatThrownBy(() -> copy(Files.createDirectory(directory.resolve("empty"))))
        .hasMessageContaining("empty has no file");
  }

  private DataDescription copy(Path data) throws Exception {
    return new ProvidedFiles(Map.of("intent", data), ProvidedFilesTest::nobody)
        .copy(TrainableModel.INTENT, target(), directory.resolve("subjects"));
  }

  private Path target() {
    return directory.resolve("target");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
