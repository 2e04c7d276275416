package dev.tradewind.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.training.data.Utterance.Split;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewsTest {

  private static final String TABLE =
      "cat,label,review\nbooks,1,\"good, really\"\nfruit,0,烂了\nfruit,1,\n";

  @TempDir Path directory;

  @Test
  void aTableIsReadPlainGzippedAndZipped() throws IOException {
    Path plain = Files.writeString(directory.resolve("a"), TABLE);
    Path gzip = directory.resolve("b");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write(TABLE.getBytes(StandardCharsets.UTF_8));
    }
    Path zip = zip(directory.resolve("c"), "one.csv");
    for (Path file : new Path[] {plain, gzip, zip}) {
      Reviews read = Reviews.read(file);
      assertThat(read.reviews())
          .containsExactly(
              new Review("good, really", true, "books", Split.UNSTATED),
              new Review("烂了", false, "fruit", Split.UNSTATED));
      assertThat(read.empty()).isEqualTo(1);
      assertThat(read.ownTests()).isFalse();
    }
  }

  @Test
  void aZipOfSeveralFilesIsNoTable() throws IOException {
    Path zip = zip(directory.resolve("c"), "one.csv", "two.csv");
    assertThatThrownBy(() -> Reviews.read(zip)).hasMessageContaining("has no reviews");
  }

  @Test
  void namesOfSeveralFilesSayDomainAndPart() throws IOException {
    write("books.train.tsv", "1\tgood\n\n0\tbad\n");
    write("books.test.tsv", "positive\tfine\n");
    write("sports_outdoors.dev.tsv", "-1\tmeh\n");
    write("README.md", "# about\n");
    Reviews read = Reviews.read(directory);
    assertThat(read.reviews())
        .containsExactly(
            new Review("fine", true, "books", Split.TEST),
            new Review("good", true, "books", Split.TRAIN),
            new Review("bad", false, "books", Split.TRAIN),
            new Review("meh", false, "sports_outdoors", Split.VALIDATION));
    assertThat(read.ownTests()).isTrue();
    assertThat(read.files()).hasSize(3);
  }

  @Test
  void aLineOfAnOldCharacterSetIsReadAllTheSame() throws IOException {
    Path file = directory.resolve("x");
    Files.write(file, "1\tcafé olé\n0\tна\n".getBytes(StandardCharsets.UTF_8));
    try (OutputStream out = Files.newOutputStream(file, java.nio.file.StandardOpenOption.APPEND)) {
      out.write("1\tcaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    }
    assertThat(Reviews.read(file).reviews())
        .extracting(Review::text)
        .containsExactly("café olé", "на", "café");
  }

  @Test
  void whatIsWrongIsSaidInWords() throws IOException {
    Path stars = write("x", "label,review\n1,good\n5,great\n");
    assertThatThrownBy(() -> Reviews.read(stars))
        .hasMessage("line 3: label: \"5\" (expected: 1 or 0, positive or negative)");
    Path other = write("y", "when,what\n1,good\n");
    assertThatThrownBy(() -> Reviews.read(other))
        .hasMessageContaining("has no reviews (expected: a CSV with a header");
    Path broken = write("z", "1\tgood\n".repeat(30) + "good\n");
    assertThatThrownBy(() -> Reviews.read(broken)).hasMessageContaining("line 31: no tab");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private static Path zip(Path file, String... names) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(TABLE.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return file;
  }
}
