package dev.tradewind.ingestion.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

  @Test
  void anOriginIsAllowedByItsWholeName() {
    Origins origins = Origins.of(List.of("https://shop.example", "http://localhost:8080"));
    assertThat(origins.allows("https://shop.example")).isTrue();
    assertThat(origins.allows("http://localhost:8080")).isTrue();
    assertThat(origins.allows("https://shop.example.evil.example")).isFalse();
    assertThat(origins.allows("http://shop.example")).isFalse();
    assertThat(origins.allows("null")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "https://*.shop.example", "shop.example", "https://shop.example/"})
  void whatIsNoOriginStopsTheStart(String setting) {
    assertThatThrownBy(() -> Origins.of(List.of(setting)))
        .hasMessageContaining("tradewind.ingestion.door.allowed-origins");
  }
}
