package dev.tradewind.training.nn.export;

import java.util.List;

/**
 * What came of asking an exported model its golden requests again.
 *
 * @param requests how many the artefact has
 * @param answered how many of them the exported model answered
 * @param differing for each answer that was not the recorded one, which and how it differs
 */
public record GoldenCheck(int requests, int answered, List<String> differing) {

  public GoldenCheck {
    differing = List.copyOf(differing);
  }
}
