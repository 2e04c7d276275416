package dev.tradewind.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemAttributesTest {

  @TempDir Path directory;

  @Test
  void areReadFromTheFileThatIsCalledAsTheSequences() throws IOException {
    Path lines = file("tea.txt", "ann black green mug\nbob green cup\n");
    file("coffee_kinds.json", "{\"black\": [\"bean\"], \"green\": [\"bean\"]}");
    Path known =
        file(
            "tea_kinds.json",
            "{\"black\": [\"leaf\", \"dark\"], \"green\": [\"leaf\", \"leaf\"],"
                + " \"mug\": [7], \"cup\": [7], \"spoon\": [\"dark\"]}");
    Sequences read = Sequences.read(lines);
    assertThat(read.items()).containsExactly("black", "green", "mug", "cup");
    assertThat(read.files()).containsExactly(lines, known);
    ItemAttributes attributes = read.attributes();
    // Only one item that is sold is dark.
    assertThat(attributes.kinds()).isEqualTo(2);
    assertThat(attributes.of()).isDeepEqualTo(new int[][] {{}, {1}, {1}, {2}, {2}});
    assertThat(attributes.itemsKnown()).isEqualTo(4);
  }

  @Test
  void mayBeGzipped() throws IOException {
    Path lines = file("tea.txt.gz", "ann black green\n");
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(directory.resolve("tea.json.gz")))) {
      out.write("{\"black\": [\"leaf\"], \"green\": [\"leaf\"]}".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(Sequences.read(lines).attributes().itemsKnown()).isEqualTo(2);
  }

  @Test
  void anotherDocumentOfThatNameIsPassedOver() throws IOException {
    Path lines = file("tea.txt", "ann black green\n");
    file("tea.json", "{\"black\": {\"price\": 7}}");
    file("tea-1.json", "[1, 2]");
    file("tea-2.json", "{\"black\": [[1]]}");
    file("tea-3.json", "{\"black\": [1");
    file("tea-4.json", "{}");
    Sequences read = Sequences.read(lines);
    assertThat(read.attributes().isEmpty()).isTrue();
    assertThat(read.files()).containsExactly(lines);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
