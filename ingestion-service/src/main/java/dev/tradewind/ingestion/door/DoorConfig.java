package dev.tradewind.ingestion.door;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** The HTTP doors, on the service's one port. */
@ConfigMapping(prefix = "tradewind.ingestion.door")
public interface DoorConfig {

  /**
   * Origins of the pages that may send events, for example {@code https://shop.example}: scheme,
   * host, and port where it is not the scheme's own. Default: none, so that no page of another
   * origin may.
   */
  Optional<List<String>> allowedOrigins();

  /**
   * The largest body of POST /v1/events, in bytes, 1 to 4,194,304. Browsers cap a beacon at 64 KiB.
   */
  @WithDefault("65536")
  int maxBodyBytes();

  /**
   * The largest body of the adapters' doors, in bytes, 1 to 4,194,304. Segment's batches end at 500
   * KB.
   */
  @WithDefault("524288")
  int maxBatchBytes();
}
