package dev.tradewind.feature.statistics;

import dev.tradewind.feature.online.OnlineRow;
import java.util.List;

/**
 * A row as it was served.
 *
 * @param features as they were asked for
 * @param asOf microseconds
 */
record ServedRow(List<String> features, OnlineRow row, long asOf) {}
