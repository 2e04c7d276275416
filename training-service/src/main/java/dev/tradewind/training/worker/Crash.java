package dev.tradewind.training.worker;

import java.util.Optional;

/** Why a worker ended without a result, in words. */
final class Crash {

  private static final int SIGNALLED = 128;

  private Crash() {}

  /**
   * The story.
   *
   * @param exitCode of the process; above 128 it is a signal's number more than that
   * @param outOfMemory the line of its log that says that memory ran out
   * @param lastWords the last lines of its log
   */
  static String story(int exitCode, Optional<String> outOfMemory, String lastWords) {
    String memory =
        outOfMemory.map(line -> "OUT_OF_MEMORY: " + line + advice(line) + "; ").orElse("");
    return memory
        + "the worker ended "
        + how(exitCode)
        + " and gave no result"
        + (lastWords.isEmpty() ? "" : "; its last words: " + lastWords);
  }

  /** The same of a worker that told its end itself. */
  static String refusal(String reason, String message) {
    return message.contains("OutOfMemoryError")
        ? "OUT_OF_MEMORY: " + message + advice(message)
        : reason + ": " + message;
  }

  private static String advice(String line) {
    return line.contains("OutOfMemoryError")
        ? " (see tradewind.training.worker-heap)"
        : " (native memory of the machine or the container)";
  }

  private static String how(int exitCode) {
    return exitCode > SIGNALLED
        ? "by signal " + (exitCode - SIGNALLED) + signal(exitCode - SIGNALLED)
        : "with exit code " + exitCode;
  }

  private static String signal(int number) {
    return switch (number) {
      case 6 -> " (aborted by native code or the Java machine)";
      case 7, 11 -> " (a fault of native code)";
      case 9 -> " (killed, by the operating system where memory runs out, or by a person)";
      case 15 -> " (told to end)";
      default -> "";
    };
  }
}
