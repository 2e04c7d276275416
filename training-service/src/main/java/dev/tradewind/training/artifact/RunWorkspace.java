package dev.tradewind.training.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * The files of one run: its data set, what is known of that, and the output directory of its
 * worker. A run that ended without a model leaves them there if its worker has written a
 * checkpoint, so that it can go on from it, on the same data.
 *
 * @param directory where they are
 */
public record RunWorkspace(Path directory) {

  /** The name of the file that completes a checkpoint of the training kit. */
  private static final String CHECKPOINT = "state.json";

  private static final int CHECKPOINT_DEPTH = 5;

  /** The data set: a file, or a directory. Complete where it is there. */
  public Path data() {
    return directory.resolve("data");
  }

  /** Who is in the data set, as pseudonyms. There where its rows are people; kept for ever. */
  public Path subjects() {
    return directory.resolve("subjects");
  }

  /** Where the worker writes. */
  public Path output() {
    return directory.resolve("output");
  }

  /** Where the worker leaves what it goes on from. */
  Path checkpoints() {
    return output().resolve("checkpoints");
  }

  private Path description() {
    return directory.resolve("data.json");
  }

  private Path draft() {
    return directory.resolve("data.draft");
  }

  /** Where the report is kept: index.html, report.json, charts/*.svg. */
  public Path report() {
    return directory.resolve("report");
  }

  /** Whether there is a checkpoint to go on from, and the data that it was trained on. */
  public boolean isResumable() throws IOException {
    if (!Files.exists(data()) || !Files.exists(description()) || !Files.exists(output())) {
      return false;
    }
    try (Stream<Path> all = Files.walk(output(), CHECKPOINT_DEPTH)) {
      return all.anyMatch(path -> path.endsWith(CHECKPOINT));
    }
  }

  /** Forgets whatever an earlier attempt has left. Answers where the data set is to be written. */
  public Path begin() throws IOException {
    tidy();
    FileTrees.delete(report());
    Files.deleteIfExists(subjects());
    Files.createDirectories(output());
    return draft();
  }

  /** Takes the data set over that was written, with its description. */
  public void keepData(String text) throws IOException {
    Files.writeString(description(), text, UTF_8);
    Files.move(draft(), data(), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Keeps the report that the worker has written.
   *
   * @param page its first page, as the worker told
   * @throws IOException where it is not a report of this run, or too large
   */
  public void keepReport(Path page) throws IOException {
    Path written = output().resolve("report");
    if (!page.toAbsolutePath().normalize().equals(written.resolve("index.html").toAbsolutePath())) {
      throw new IOException(page + " (expected: " + written.resolve("index.html") + ")");
    }
    ReportFiles.check(written);
    FileTrees.delete(report());
    Files.move(written, report(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What was said of the data set. */
  public String dataDescription() throws IOException {
    return Files.readString(description(), UTF_8);
  }

  /** Removes a model that an earlier attempt did not finish; its checkpoints stay. */
  public void forgetModel() throws IOException {
    FileTrees.delete(output().resolve("saved_model"));
  }

  /** Removes all but the specification, the log and the report. */
  public void tidy() throws IOException {
    FileTrees.delete(draft());
    FileTrees.delete(data());
    Files.deleteIfExists(description());
    FileTrees.delete(output());
  }
}
