package dev.tradewind.training.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A data set that several runs train on, as what is compared must have learned from the same; and
 * beside it the checkpoints of trials that may go on. These are worth nothing on other data: they
 * go when it goes.
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

  private Path checkpoints() {
    return directory.resolve("checkpoints");
  }

  private Path checkpoints(int trial) {
    return checkpoints().resolve(String.valueOf(trial));
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
    FileTrees.delete(checkpoints());
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

  /** Keeps the checkpoints of a trial's run, should the trial go on. Nothing where it has none. */
  public void keepCheckpoints(int trial, RunWorkspace run) throws IOException {
    if (Files.isDirectory(run.checkpoints())) {
      FileTrees.delete(checkpoints(trial));
      Files.createDirectories(checkpoints());
      Files.move(run.checkpoints(), checkpoints(trial), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Gives the checkpoints of a trial to its next run, which has this data. */
  public void giveCheckpoints(int trial, RunWorkspace run) throws IOException {
    if (Files.isDirectory(checkpoints(trial))) {
      Files.move(checkpoints(trial), run.checkpoints(), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Forgets the checkpoints of all other trials. */
  public void forgetCheckpointsBut(Set<Integer> trials) throws IOException {
    if (!Files.isDirectory(checkpoints())) {
      return;
    }
    Set<String> kept = trials.stream().map(String::valueOf).collect(toUnmodifiableSet());
    List<Path> others;
    try (Stream<Path> all = Files.list(checkpoints())) {
      others = all.filter(one -> !kept.contains(one.getFileName().toString())).toList();
    }
    for (Path other : others) {
      FileTrees.delete(other);
    }
  }

  /** Removes it. */
  public void forget() throws IOException {
    FileTrees.delete(directory);
  }
}
