package dev.tradewind.training.evaluate;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** A defect of this program: all of it in a file, a sentence for the person. */
final class ErrorFile {

  private ErrorFile() {}

  /** Writes it; answers the sentence. */
  static String write(Path directory, Throwable defect) throws IOException {
    StringWriter text = new StringWriter();
    defect.printStackTrace(new PrintWriter(text, true));
    Path file = Files.writeString(directory.resolve("error.log"), text.toString());
    return "the run failed: " + defect + " (all of it: " + file.toAbsolutePath() + ")";
  }
}
