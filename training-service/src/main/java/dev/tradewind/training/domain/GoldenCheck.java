package dev.tradewind.training.domain;

import java.util.List;

/**
 * What the worker saw when it asked the exported model its golden requests again.
 *
 * @param requests how many golden requests the artefact has
 * @param answered how many of them the exported model answered
 * @param differing for each answer that was not the recorded one, which and how it differs
 */
public record GoldenCheck(int requests, int answered, List<String> differing) {

  public GoldenCheck {
    differing = List.copyOf(differing);
  }
}
