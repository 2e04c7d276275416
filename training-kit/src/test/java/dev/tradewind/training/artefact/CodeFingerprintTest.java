package dev.tradewind.training.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeFingerprintTest {

  @TempDir Path directory;

  @Test
  void itChangesWithAClassAndWithALibraryAndWithNothingElse() throws IOException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    Path worker = Files.writeString(classes.resolve("Worker.class"), "one");
    Path library = Files.writeString(directory.resolve("library-1.jar"), "jar");
    String classpath = classes + File.pathSeparator + library + File.pathSeparator + "absent.jar";
    String before = CodeFingerprint.of(classpath);

    assertThat(CodeFingerprint.of(classpath)).isEqualTo(before).hasSize(64);
    Files.writeString(worker, "two");
    String after = CodeFingerprint.of(classpath);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(library, "JAR");
    assertThat(CodeFingerprint.of(classpath)).isNotEqualTo(after);
  }
}
