package dev.tradewind.ingestion.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShopperIdsTest {

  private static final String ADDRESS = "anna@example.com";

  @Test
  void anOpaqueIdPassesAsItIs() {
    ShopperIds ids = new ShopperIds(Optional.empty());
    assertThat(ids.opaque("u-1", "userId")).isEqualTo("u-1");
    assertThat(ids.opaque("", "userId")).isEmpty();
  }

  @Test
  void withoutAKeyAnAddressIsRefusedAndNotRepeated() {
    ShopperIds ids = new ShopperIds(Optional.empty());
    Refused refused =
        catchThrowableOfType(Refused.class, () -> ids.opaque(ADDRESS, "batch[2].userId"));
    assertThat(refused.field()).isEqualTo("batch[2].userId");
    assertThat(refused.reason()).isEqualTo("ID_NOT_OPAQUE");
    assertThat(refused.getMessage())
        .contains("tradewind.ingestion.pseudonym.key")
        .doesNotContain("anna");
  }

  /** Checked against {@code printf 'anna@example.com' | openssl dgst -sha256 -hmac KEY -binary}. */
  @Test
  void withAKeyAnAddressBecomesItsHmac() {
    ShopperIds ids = new ShopperIds(Optional.of("0123456789abcdef"));
    String pseudonym = ids.opaque(ADDRESS, "userId");
    assertThat(pseudonym)
        .isEqualTo("p:GK1e4nT9NUF5IubTLbz4nZlOw_KFjsDhG4HLKs51SAk")
        .isEqualTo(ids.opaque(ADDRESS, "other"));
    assertThat(OpaqueIds.isOpaque(pseudonym)).isTrue();
    assertThat(new ShopperIds(Optional.of("another key of 16")).opaque(ADDRESS, "userId"))
        .isNotEqualTo(pseudonym);
  }

  @Test
  void aShortKeyStopsTheStart() {
    assertThatThrownBy(() -> new ShopperIds(Optional.of("short")))
        .hasMessageContaining("tradewind.ingestion.pseudonym.key")
        .hasMessageNotContaining("short)");
  }
}
