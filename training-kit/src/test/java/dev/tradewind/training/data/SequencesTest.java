package dev.tradewind.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.training.run.RunFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequencesTest {

  @TempDir Path directory;

  @Test
  void numberTheItemsFromOne() throws IOException {
    Path file = file("data", "ann tea-1 café\n\n  bob café\ttea-1 milk\n");
    Sequences read = Sequences.read(file);
    assertThat(read.items()).containsExactly("tea-1", "café", "milk");
    assertThat(read.sequences()).containsExactly(new int[] {1, 2}, new int[] {2, 1, 3});
    assertThat(read.isSessions()).isFalse();
    assertThat(read.files()).containsExactly(file);
  }

  @Test
  void aGzipIsToldByItsFirstBytes() throws IOException {
    Path file = directory.resolve("any name");
    gzip(file, "ann tea milk\n");
    assertThat(Sequences.read(file).items()).containsExactly("tea", "milk");
  }

  @Test
  void aDirectoryMayHoldOneSuchFileBesideDocuments() throws IOException {
    file("README.md", "# about\n");
    file("colours.json", "{}\n");
    file("items.tsv", "item\ttitle\n1\tTea\n");
    gzip(directory.resolve("log.gz"), "ann tea milk\nbob tea\n");
    assertThat(Sequences.read(directory).sequences()).hasSize(2);
  }

  @Test
  void twoSuchFilesAreNotGuessedBetween() throws IOException {
    file("a.txt", "ann tea milk\n");
    file("b.txt", "ann tea milk\n");
    assertThatThrownBy(() -> Sequences.read(directory))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("[a.txt, b.txt]")
        .hasMessageContaining("name a file");
  }

  @Test
  void aTableSaysWhichShoppersHaveAGap() throws IOException {
    file("rows.txt", "tea milk jam\nmilk tea jam bread\n");
    file("shoppers.tsv", "user\tsecond_last_known\tother\n7\t0\tx\n9\t1\ty\n");
    Sequences read = Sequences.read(directory);
    assertThat(read.items()).containsExactly("tea", "milk", "jam", "bread");
    assertThat(read.sequences().get(0)).containsExactly(1, 2, 3);
    assertThat(read.gaps().stream()).containsExactly(0);
    assertThat(read.files()).hasSize(2);
  }

  @Test
  void aTableMustFitItsSequences() throws IOException {
    file("rows.txt", "tea milk jam\n");
    file("shoppers.tsv", "second_last_known\n0\n1\n");
    assertThatThrownBy(() -> Sequences.read(directory))
        .hasMessage("shoppers.tsv: 2 rows for 1 sequences");
    file("shoppers.tsv", "second_last_known\nmaybe\n");
    assertThatThrownBy(() -> Sequences.read(directory))
        .hasMessage("shoppers.tsv, line 2: second_last_known \"maybe\" (expected: 0 or 1)");
  }

  @Test
  void sessionsHaveQuestionsBesideThem() throws IOException {
    gzip(directory.resolve("x.gz"), "tea milk\nmilk milk jam\n");
    file("y", "tea jam\tmilk\nbread\ttea\n");
    Sequences read = Sequences.read(directory);
    assertThat(read.isSessions()).isTrue();
    assertThat(read.items()).containsExactly("tea", "milk", "jam", "bread");
    assertThat(read.sequences()).hasSize(2);
    assertThat(read.questions()).hasSize(2);
    assertThat(read.questions().get(0).history()).containsExactly(1, 3);
    assertThat(read.questions().get(0).next()).isEqualTo(2);
  }

  @Test
  void faultsNameTheFileAndTheLine() throws IOException {
    Path file = file("shop.txt", "ann tea\nbob\n");
    assertThatThrownBy(() -> Sequences.read(file))
        .isInstanceOf(RunFailure.class)
        .hasMessageStartingWith("shop.txt, line 2: shopper without items");
    Path empty = file("empty.txt", "\n\n");
    assertThatThrownBy(() -> Sequences.read(empty)).hasMessageContaining("empty.txt is empty");
    Path bytes = Files.write(directory.resolve("picture"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(() -> Sequences.read(bytes)).hasMessageContaining("UTF-8");
  }

  @Test
  void aQuestionHasOneAnswer() throws IOException {
    Path questions = Files.createDirectory(directory.resolve("sessions"));
    Files.writeString(questions.resolve("x"), "tea milk\n");
    Files.writeString(questions.resolve("y"), "tea jam\tmilk\n".repeat(30) + "tea\tmilk jam\n");
    assertThatThrownBy(() -> Sequences.read(questions))
        .hasMessage("y, line 31: 2 items after the tab (expected: one)");
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private static void gzip(Path file, String content) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }
}
