package dev.tradewind.ingestion.cleaning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What is asked of events. */
@ConfigMapping(prefix = "tradewind.ingestion")
public interface CleaningConfig {

  /** The limits of the rules. */
  Cleaning cleaning();

  /** The shop's currencies. */
  Currency currency();

  /** The limits of the rules. */
  interface Cleaning {

    /** How wrong a sender's clock may be before it is corrected (CLOCK_SKEW). More than 0. */
    @WithDefault("30s")
    Duration maxClockSkew();

    /** How long after it happened an event may come in (LATE_EVENT). More than 0. */
    @WithDefault("72h")
    Duration maxDelay();

    /** How many events a subject may have within a minute (SUBJECT_TOO_BUSY). At least 1. */
    @WithDefault("600")
    int maxEventsPerMinute();

    /** How many subjects are counted within a minute, by each instance. At least 1. */
    @WithDefault("100000")
    int maxSubjects();

    /** How many different user agents are remembered (BOT_TRAFFIC). At least 1. */
    @WithDefault("10000")
    int maxUserAgents();

    /**
     * How many new user agents may wait for a look; those of more are not looked at
     * (USER_AGENT_UNCHECKED). At least 1.
     */
    @WithDefault("64")
    int maxAgentLooks();

    /**
     * How often the counts of what the rules caught are written down. At least 1 ms. Killed
     * outright, an instance loses the counts since; ended in order, none.
     */
    @WithDefault("5s")
    Duration countInterval();
  }

  /** The shop's currencies. */
  interface Currency {

    /**
     * The shop's own currency, ISO 4217. Unset: amounts of any currency are taken, and none is
     * converted.
     */
    Optional<String> base();

    /**
     * By currency, how many units of the base currency one unit of it is worth. With a base
     * currency, an amount of one that is not listed here is refused (CURRENCY_UNKNOWN).
     */
    Map<String, BigDecimal> rates();
  }
}
