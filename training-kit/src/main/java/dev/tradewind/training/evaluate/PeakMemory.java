package dev.tradewind.training.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** The most memory that a process had at any time, native memory included. */
final class PeakMemory {

  private static final double KIB_PER_MIB = 1024;

  private PeakMemory() {}

  /** In MiB, VmHWM of Linux; empty where the system does not say. */
  static OptionalDouble ofThisProcess() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return OptionalDouble.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB)
        .findFirst();
  }
}
