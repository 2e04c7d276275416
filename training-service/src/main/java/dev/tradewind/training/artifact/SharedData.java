package dev.tradewind.training.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A data set that several runs train on: what is compared must have learned from the same.
 *
 * @param directory where it is
 */
public record SharedData(Path directory) {

  private Path data() {
    return directory.resolve("data");
  }

  /** Who is in it. */
  public Path subjects() {
    return directory.resolve("subjects");
  }

  private Path description() {
    return directory.resolve("data.json");
  }

  /** Whether it is there. */
  public boolean isThere() {
    return Files.exists(data()) && Files.exists(description());
  }

  /** Takes a run's data set over, with its description. */
  public void take(RunWorkspace run, String text) throws IOException {
    Files.createDirectories(directory);
    if (Files.exists(run.subjects())) {
      Files.copy(run.subjects(), subjects(), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.writeString(description(), text, UTF_8);
    Path draft = directory.resolve("data.draft");
    FileTrees.delete(draft);
    FileTrees.copy(run.data(), draft);
    FileTrees.delete(data());
    Files.move(draft, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Gives it to a run that begins, and answers its description. */
  public String give(RunWorkspace run) throws IOException {
    FileTrees.copy(data(), run.begin());
    if (Files.exists(subjects())) {
      Files.copy(subjects(), run.subjects(), StandardCopyOption.REPLACE_EXISTING);
    }
    String text = Files.readString(description(), UTF_8);
    run.keepData(text);
    return text;
  }

  /** Removes it. */
  public void forget() throws IOException {
    FileTrees.delete(directory);
  }
}
