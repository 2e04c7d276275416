package dev.tradewind.training.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "::1", "0:0:0:0:0:0:0:1"})
  void thisMachineIsLetThrough(String address) {
    assertThat(Loopback.isLoopback(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "1127.0.0.1", "127.0.0.1.example.com", "::2", ""})
  void otherMachinesAreNot(String address) {
    assertThat(Loopback.isLoopback(address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "[::1]"})
  void itsOwnNamesAreAccepted(String host) {
    assertThat(Loopback.isLocalName(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.nip.example", ""})
  void aNameThatOnlyStandsForItsAddressIsNot(String host) {
    assertThat(Loopback.isLocalName(host)).isFalse();
  }
}
