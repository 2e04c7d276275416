package dev.tradewind.ingestion.adapter;

import dev.tradewind.ingestion.adapter.ga4.Ga4Adapter;
import dev.tradewind.ingestion.adapter.segment.SegmentAdapter;
import dev.tradewind.ingestion.adapter.ubi.UbiAdapter;
import java.util.Optional;

/** The adapters as they are with no settings at all. */
final class TestAdapters {

  private static final ShopperIds SHOPPERS = new ShopperIds(Optional.empty());

  private TestAdapters() {}

  static SegmentAdapter segment() {
    return new SegmentAdapter(SHOPPERS, new Unset());
  }

  static Ga4Adapter ga4() {
    return new Ga4Adapter(SHOPPERS, new Unset());
  }

  static UbiAdapter ubi() {
    return new UbiAdapter(SHOPPERS);
  }

  private static final class Unset implements AdapterConfig {
    @Override
    public Pseudonym pseudonym() {
      return Optional::empty;
    }

    @Override
    public Adapters adapter() {
      return Optional::empty;
    }
  }
}
