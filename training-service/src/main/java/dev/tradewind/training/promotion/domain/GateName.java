package dev.tradewind.training.promotion.domain;

import java.util.Arrays;

/** The gates, in the order in which they are asked. */
public enum GateName {
  /** Not worse than the simple method. */
  FLOOR("floor"),
  /** Not worse than the version in service. */
  CHAMPION("champion"),
  /** Not worse than the version in service for any group. */
  SUBGROUPS("subgroups"),
  /** The exported model answers as the trained one did. */
  GOLDEN_REQUESTS("golden-requests"),
  /** The artefact is the one that was registered. */
  DIGEST("digest");

  private final String wireName;

  GateName(String wireName) {
    this.wireName = wireName;
  }

  /** As it is stored and told. */
  public String wireName() {
    return wireName;
  }

  /** The gate of that name. */
  public static GateName of(String wireName) {
    return Arrays.stream(values())
        .filter(gate -> gate.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("gate: " + wireName));
  }
}
