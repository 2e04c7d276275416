package dev.tradewind.ingestion.event.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaSettingsTest {

  @Test
  void needsNothingButTheBrokers() {
    KafkaSettings settings = settings(Map.of("bootstrap-servers", "broker:9092"));

    assertThat(settings.topic()).isEqualTo("tradewind-events");
    assertThat(settings.minInsyncReplicas()).isEqualTo(2);
    assertThat(settings.horizon()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void saysWhichSettingIsMissing() {
    assertThatThrownBy(() -> settings(Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tradewind.ingestion.kafka.bootstrap-servers: not set");
  }

  @ParameterizedTest
  @CsvSource({
    "topic, 'a b'",
    "replication-factor, 0",
    "min-insync-replicas, 4",
    "timeout, 10ms",
    "session-timeout, 0s",
    "readers, 0",
    "max-queued, 0",
    "deduplication.horizon, 1s",
    "deduplication.max-ids, 5"
  })
  void refusesAWrongValueNamingTheSetting(String setting, String value) {
    assertThatThrownBy(() -> settings(Map.of("bootstrap-servers", "broker:9092", setting, value)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tradewind.ingestion.kafka." + setting + ": ");
  }

  @Test
  void handsTheClientsTheirOwnSettingsAndKeepsTheirSecrets() {
    String jaas = "PlainLoginModule required password=\"hidden\";";
    KafkaSettings settings =
        settings(Map.of("bootstrap-servers", "broker:9092", "client.\"sasl.jaas.config\"", jaas));

    assertThat(settings.client()).containsExactly(Map.entry("sasl.jaas.config", jaas));
    assertThat(settings.toString()).doesNotContain("hidden");
  }

  private static KafkaSettings settings(Map<String, String> values) {
    Map<String, String> properties = new HashMap<>();
    values.forEach((name, value) -> properties.put("tradewind.ingestion.kafka." + name, value));
    return KafkaSettings.of(
        new SmallRyeConfigBuilder()
            .withMapping(KafkaLogConfig.class)
            .addDiscoveredConverters()
            .withSources(new PropertiesConfigSource(properties, "test", 100))
            .build()
            .getConfigMapping(KafkaLogConfig.class));
  }
}
