package dev.tradewind.training.evaluate;

import dev.tradewind.training.run.TrainingModel;
import dev.tradewind.training.worker.Models;
import java.io.PrintStream;

/** The models there are, for a person who has not chosen one. */
final class ModelList {

  private ModelList() {}

  static void write(PrintStream out) {
    out.println("Models, and what they read (more: docs/formats.md):");
    for (TrainingModel model : Models.all()) {
      out.println();
      out.printf("  %-10s %s%n", model.name(), model.task());
      model.formats().forEach(format -> out.println("    - " + format));
    }
    out.println();
    out.println("For example: ./tradewind evaluate intent --data sentences.csv --minutes 5");
    out.println("All options: ./tradewind evaluate --help");
  }
}
