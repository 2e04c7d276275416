package dev.tradewind.feature.materialization;

import dev.tradewind.feature.definition.DeclaredCatalog;
import dev.tradewind.feature.log.EventLog;
import dev.tradewind.feature.online.GenerationViews;
import dev.tradewind.feature.online.LiveCatalog;
import dev.tradewind.feature.online.OnlineStore;
import java.time.Clock;

/**
 * What is followed, into what, and how.
 *
 * @param declared what is to be derived
 * @param views what each generation is derived by
 * @param live what is told to those who read
 */
public record Following(
    EventLog log,
    OnlineStore store,
    DeclaredCatalog declared,
    GenerationViews views,
    LiveCatalog live,
    MaterializationConfig config,
    Clock clock) {}
