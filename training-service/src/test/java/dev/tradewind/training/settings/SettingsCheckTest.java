package dev.tradewind.training.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsCheckTest {

  @TempDir Path directory;

  @Test
  void aFileThatIsAbsentIsNamed() {
    assertThatThrownBy(
            () -> SettingsCheck.requireReadable("worker-classpath", directory.resolve("none")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tradewind.training.worker-classpath")
        .hasMessageContaining("none");
  }

  @Test
  void dataMayBeAFileOrADirectory() throws IOException {
    SettingsCheck.requireData("data.risk", directory);
    SettingsCheck.requireData(
        "data.risk", Files.writeString(directory.resolve("payments.csv"), "CUSTOMER_ID"));
    assertThatThrownBy(() -> SettingsCheck.requireData("data.risk", directory.resolve("none")))
        .hasMessageContaining("tradewind.training.data.risk")
        .hasMessageContaining("none");
  }

  @Test
  void aNumberOutOfItsRangeIsNamed() {
    SettingsCheck.requireWithin("queue-capacity", 1, 10);
    assertThatThrownBy(() -> SettingsCheck.requireWithin("queue-capacity", 11, 10))
        .hasMessage("tradewind.training.queue-capacity: 11 (expected: 1 to 10)");
  }

  @Test
  void theArtefactStoreIsMadeWhereItIsAbsent() throws IOException {
    Path store = directory.resolve("deep/store");
    SettingsCheck.requireWritable("artifacts", store);
    assertThat(store).isDirectory();

    Path file = Files.writeString(directory.resolve("file"), "");
    assertThatThrownBy(() -> SettingsCheck.requireWritable("artifacts", file))
        .hasMessageContaining("tradewind.training.artifacts");
  }
}
