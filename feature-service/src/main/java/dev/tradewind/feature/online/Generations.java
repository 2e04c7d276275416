package dev.tradewind.feature.online;

import java.util.Optional;

/**
 * The derivations that there are.
 *
 * @param live answers reads
 * @param building will take the place of {@code live} once it has caught up
 */
public record Generations(Generation live, Optional<Generation> building) {}
