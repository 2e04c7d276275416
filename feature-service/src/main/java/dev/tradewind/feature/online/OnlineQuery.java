package dev.tradewind.feature.online;

import dev.tradewind.feature.aggregate.domain.Value;
import java.util.List;
import java.util.Map;

/**
 * What is to be read.
 *
 * @param features as {@code "view:feature"} or {@code "view@2:feature"}, all of one kind of entity
 * @param entities ids; one may be asked for twice
 * @param values the caller's, for on-demand features
 */
public record OnlineQuery(List<String> features, List<String> entities, CallerValues values) {

  /** The values that a caller has sent. */
  @FunctionalInterface
  public interface CallerValues {

    CallerValues NONE = needed -> Map.of();

    /**
     * The values that are needed; others do no harm.
     *
     * @param needed by name: whether it is a text; else it is a number
     * @throws dev.tradewind.kit.error.ServiceException FIELD_INVALID, naming what is missing or has
     *     another type
     */
    Map<String, Value> of(Map<String, Boolean> needed);
  }
}
