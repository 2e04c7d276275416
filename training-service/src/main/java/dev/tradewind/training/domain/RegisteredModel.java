package dev.tradewind.training.domain;

import java.util.List;
import java.util.Map;

/**
 * A model and where its aliases point.
 *
 * @param name its name
 * @param aliases alias to version
 * @param latestVersion the newest version; 0 where there is none
 */
public record RegisteredModel(String name, Map<String, Long> aliases, long latestVersion) {

  public RegisteredModel {
    aliases = Map.copyOf(aliases);
  }

  /** The aliases that point to that version, by name. */
  public List<String> aliasesOf(long version) {
    return aliases.entrySet().stream()
        .filter(alias -> alias.getValue() == version)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
