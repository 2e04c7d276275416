package dev.tradewind.ingestion.history;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * What a resource was from a moment on.
 *
 * @param validFrom from when on, until that of the next one
 * @param deleted whether it was not there
 * @param content its row, by column
 */
public record Revision(String resourceId, Instant validFrom, boolean deleted, JsonObject content) {}
