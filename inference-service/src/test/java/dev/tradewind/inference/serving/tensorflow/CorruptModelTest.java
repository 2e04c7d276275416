package dev.tradewind.inference.serving.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.fixture.TestModels;
import dev.tradewind.inference.serving.domain.BatchSizes;
import dev.tradewind.inference.serving.engine.LoadedModel;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import dev.tradewind.inference.serving.engine.WarmUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Artefacts that a broken disk or an aborted copy might leave: refused, and the process lives. */
class CorruptModelTest {

  private static final long SEED = 42;
  private static final int TRIES = 300;

  @TempDir Path directory;

  private final SavedModelLoader loader = new SavedModelLoader();
  private final Random random = new Random(SEED);

  private List<Path> copy(Path model) throws IOException {
    try (Stream<Path> files = Files.walk(model)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      for (Path file : all) {
        Path copy = directory.resolve(model.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.write(copy, Files.readAllBytes(file));
      }
      return all.stream()
          .map(file -> directory.resolve(model.relativize(file).toString()))
          .toList();
    }
  }

  /** Cuts the file off, or overwrites up to eight bytes. */
  private void damage(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (random.nextInt(3) == 0) {
      Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
      return;
    }
    for (int hit = 1 + random.nextInt(8); hit > 0; hit--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    Files.write(file, bytes);
  }

  private boolean loadsAndRuns() {
    try (LoadedModel model = loader.load(directory)) {
      new WarmUp(BatchSizes.doubling(8, 16)).run(model);
      return true;
    } catch (ModelRefusedException refused) {
      assertThat(refused).hasMessageMatching("(?s).+");
      return false;
    }
  }

  @Test
  void damagedFilesAreRefusedInWordsOrDoNoHarm() throws IOException {
    Path model = TestModels.linear(2, 1);
    int refused = 0;
    for (int round = 0; round < TRIES; round++) {
      List<Path> files = copy(model);
      damage(files.get(random.nextInt(files.size())));
      refused += loadsAndRuns() ? 0 : 1;
    }
    copy(model);

    assertThat(refused).isBetween(TRIES / 3, TRIES);
    assertThat(loadsAndRuns()).as("the next sound model").isTrue();
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Path model = TestModels.linear(2, 1);
    for (Path file : copy(model)) {
      byte[] kept = Files.readAllBytes(file);
      Files.delete(file);
      if (!file.getFileName().toString().startsWith("fingerprint")) {
        assertThat(loadsAndRuns()).as(file.toString()).isFalse();
      }
      Files.write(file, kept);
    }
  }
}
