package dev.tradewind.ingestion.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.Optional;

/** How other vendors' events are taken in. */
@ConfigMapping(prefix = "tradewind.ingestion")
public interface AdapterConfig {

  /** Ids of shoppers that say who they are. */
  Pseudonym pseudonym();

  /** Amounts of senders that leave the currency out. */
  Adapters adapter();

  /** Ids of shoppers that say who they are. */
  interface Pseudonym {

    /**
     * Key of the HMAC-SHA256 that replaces ids of shoppers which are not opaque (an e-mail address,
     * a telephone number); at least 16 characters. No default: where it is unset such ids are
     * refused. With another key later the same shopper becomes another one.
     */
    Optional<String> key();
  }

  /** Amounts of senders that leave the currency out. */
  interface Adapters {

    /**
     * ISO 4217 code of amounts that come without one; the shop's base currency where that is set.
     * Where neither is, such amounts are left out and counted as unmapped.
     */
    @WithName("currency")
    @WithDefault("${tradewind.ingestion.currency.base:}")
    Optional<String> currency();
  }
}
