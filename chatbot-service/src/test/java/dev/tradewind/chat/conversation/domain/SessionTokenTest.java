package dev.tradewind.chat.conversation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class SessionTokenTest {

  @Test
  void holds256BitsAndIsNeverTheSameTwice() {
    SessionToken token = SessionToken.random();
    assertThat(Base64.getUrlDecoder().decode(token.secret())).hasSize(32);
    assertThat(SessionToken.random().secret()).isNotEqualTo(token.secret());
  }

  @Test
  void isKnownByItsHashOnly() {
    SessionToken token = SessionToken.random();
    assertThat(SessionToken.presented(token.secret()).hash()).isEqualTo(token.hash());
    assertThat(SessionToken.presented("abc").hash())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(token.toString()).doesNotContain(token.secret());
  }
}
