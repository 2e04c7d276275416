package dev.tradewind.training.nn.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory of checkpoints, of which the newest whole one counts. Each is a directory of its own:
 * variables first, then {@code state.json} by a rename, so that a process that is killed while it
 * writes leaves a checkpoint that nobody takes for one. The variables of the best epoch so far lie
 * beside it.
 */
public final class Checkpoints {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STATE = "state.json";
  private static final String PREFIX = "step-";
  private static final String BEST = "best-epoch-";
  private static final String VARIABLES = "variables";

  private final Path directory;

  /** Makes the directory if it is not there. */
  public Checkpoints(Path directory) {
    this.directory = directory;
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes one, and then forgets the older ones. */
  void write(Trainer trainer, TrainingState state) {
    Path here = directory.resolve(PREFIX + state.steps());
    try {
      Files.createDirectories(here);
      trainer.save(here.resolve(VARIABLES).toString());
      Path draft = Files.write(here.resolve("state.draft"), JSON.writeValueAsBytes(state));
      Files.move(draft, here.resolve(STATE), StandardCopyOption.ATOMIC_MOVE);
      Path best = best(state);
      try (Stream<Path> all = Files.list(directory)) {
        for (Path other : all.filter(path -> !path.equals(here) && !path.equals(best)).toList()) {
          delete(other);
        }
      }
    } catch (AtomicMoveNotSupportedException e) {
      throw new IllegalStateException("checkpoints need a file system that renames", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Remembers the variables of the epoch that is the best one of this state. */
  void writeBest(Trainer trainer, TrainingState state) {
    Path best = best(state);
    try {
      Files.createDirectories(best);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    trainer.save(best.resolve(VARIABLES).toString());
  }

  /** Gives the variables the values of the best epoch. */
  void restoreBest(Trainer trainer, TrainingState state) {
    if (state.bestEpoch() > 0) {
      trainer.restore(best(state).resolve(VARIABLES).toString(), state.bestSteps());
    }
  }

  private Path best(TrainingState state) {
    return directory.resolve(BEST + state.bestEpoch());
  }

  /** Goes on from the newest; empty where there is none. */
  Optional<TrainingState> restore(Trainer trainer) {
    try {
      List<Path> found =
          steps().stream()
              .filter(step -> Files.exists(step.resolve(STATE)))
              .sorted(Comparator.comparingLong(Checkpoints::number))
              .toList();
      if (found.isEmpty()) {
        return Optional.empty();
      }
      Path newest = found.get(found.size() - 1);
      TrainingState state = JSON.readValue(newest.resolve(STATE).toFile(), TrainingState.class);
      trainer.restore(newest.resolve(VARIABLES).toString(), state.steps());
      return Optional.of(state);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> steps() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(path -> path.getFileName().toString().startsWith(PREFIX)).toList();
    }
  }

  private static long number(Path step) {
    return Long.parseLong(step.getFileName().toString().substring(PREFIX.length()));
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
