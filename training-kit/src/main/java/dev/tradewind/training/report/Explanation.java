package dev.tradewind.training.report;

import java.util.List;

/**
 * Why the model answered as it did, for one example.
 *
 * @param example the example in words
 * @param answer what the model said, and what was true
 * @param unit of the contributions, for example "log odds"
 * @param parts the largest first
 */
public record Explanation(String example, String answer, String unit, List<Part> parts) {

  /**
   * What a feature adds to the answer.
   *
   * @param feature its name, with its value
   * @param contribution above 0 where it speaks for the answer
   */
  public record Part(String feature, double contribution) {}

  public Explanation {
    parts = List.copyOf(parts);
  }
}
