package dev.tradewind.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.training.run.RunFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {

  @TempDir Path directory;

  @Test
  void utterancesMayBeQuotedAndSplit() throws IOException {
    List<Utterance> read =
        Utterances.read(file("text,intent,split\n\"hi, \"\"you\"\"\",greeting,test\n")).sentences();
    assertThat(read)
        .containsExactly(new Utterance("hi, \"you\"", "greeting", Utterance.Split.TEST));
  }

  @Test
  void utterancesNameTheLineAndItsCause() {
    assertThatThrownBy(() -> Utterances.read(file("text,intent\nhi,greeting\nbye,\n")))
        .hasMessage("line 3: text or intent is empty");
    assertThatThrownBy(() -> Utterances.read(file("sentence,intent\nhi,greeting\n")))
        .hasMessageContaining("the columns text,intent");
    assertThatThrownBy(() -> Utterances.read(file("text,intent\nhi, you,greeting\n")))
        .hasMessageContaining("line 2: 3 columns");
  }

  @Test
  void demandKnowsItsWeekdays() throws IOException {
    List<DemandSeries> read = DemandSeries.read(file("tea,2024-01-01,1,0,2.5\n"));
    assertThat(read).hasSize(1);
    assertThat(read.get(0).units()).containsExactly(1, 0, 2.5f);
    assertThat(read.get(0).weekday(0)).isZero();
    assertThat(read.get(0).weekday(6)).isEqualTo(6);
  }

  @Test
  void demandNamesTheBadValue() {
    assertThatThrownBy(() -> DemandSeries.read(file("tea,2024-01-01,1\nmilk,2024-01-01,-1\n")))
        .hasMessageStartingWith("line 2: units \"-1\"");
    assertThatThrownBy(() -> DemandSeries.read(file("tea,yesterday,1\n")))
        .hasMessageContaining("first day \"yesterday\"");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Fingerprint.of(directory.resolve("nowhere")))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("nowhere");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("data"), content);
  }
}
