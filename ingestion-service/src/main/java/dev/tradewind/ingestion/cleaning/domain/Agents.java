package dev.tradewind.ingestion.cleaning.domain;

import java.util.Map;

/**
 * What was found out about the user agents of a batch.
 *
 * @param robots by user agent, whether it is a robot's; without those that were not looked at
 */
public record Agents(Map<String, Boolean> robots) {

  public Agents {
    robots = Map.copyOf(robots);
  }

  /** What is known of one, or of none: empty. */
  public Agent of(String userAgent) {
    if (userAgent.isEmpty()) {
      return Agent.ABSENT;
    }
    Boolean robot = robots.get(userAgent);
    if (robot == null) {
      return Agent.UNCHECKED;
    }
    return robot ? Agent.ROBOT : Agent.PERSON;
  }
}
