package dev.tradewind.feature.history.export;

import java.util.List;

/**
 * What is known of an export.
 *
 * @param fingerprint says what was asked for
 * @param progress share done, 0 to 1
 */
public record Export(String id, String fingerprint, double progress, Outcome outcome) {

  /** Where an export stands. */
  public sealed interface Outcome {
    /** Under way. */
    record Running() implements Outcome {}

    /** The file is whole. */
    record Finished(long rows, String uri, String sha256, List<Long> endOffsets)
        implements Outcome {
      public Finished {
        endOffsets = List.copyOf(endOffsets);
      }
    }

    /** There is no file. */
    record Failed(String error) implements Outcome {}

    /** There is no file. */
    record Cancelled(String reason) implements Outcome {}
  }

  static Export running(String id, String fingerprint) {
    return new Export(id, fingerprint, 0, new Outcome.Running());
  }
}
