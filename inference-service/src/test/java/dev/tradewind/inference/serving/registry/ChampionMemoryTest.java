package dev.tradewind.inference.serving.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.serving.domain.Champion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChampionMemoryTest {

  @TempDir Path directory;

  private ChampionMemory memory() {
    return new ChampionMemory(Optional.of(directory.resolve("state")));
  }

  @Test
  void recallsWhatItWasTold() {
    List<Champion> champions =
        List.of(
            new Champion("next-item", 3, "file:/a%20b/3", "abc"),
            new Champion("with\ttab", 1, "file:/\u00e9", ""));
    memory().remember(champions);

    assertThat(memory().recall()).isEqualTo(champions);
    memory().remember(List.of());
    assertThat(memory().recall()).isEmpty();
  }

  @Test
  void aDamagedFileIsNoReasonToStop() throws IOException {
    memory().remember(List.of());
    Files.writeString(directory.resolve("state/champions.tsv"), "next-item\tthree\n");

    assertThat(memory().recall()).isEmpty();
  }

  @Test
  void withoutADirectoryNothingIsRemembered() {
    ChampionMemory none = new ChampionMemory(Optional.empty());
    none.remember(List.of(new Champion("next-item", 3, "file:/3", "")));

    assertThat(none.recall()).isEmpty();
  }
}
