package dev.tradewind.feature.materialization;

import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.log.EventLog;
import dev.tradewind.feature.online.OnlineStore;
import java.time.Clock;

/** What is followed, into what, and how. */
record Following(
    EventLog log,
    OnlineStore store,
    ViewCatalog catalog,
    MaterializationConfig config,
    Clock clock,
    Freshness freshness) {}
