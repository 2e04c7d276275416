package dev.tradewind.inference.predictionlog.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PseudonymsTest {

  /** RFC 4231, test case 2, truncated as in its test case 5. */
  @Test
  void areTheFirstHalfOfHmacSha256() {
    assertThat(new Pseudonyms("Jefe").of("what do ya want for nothing?".getBytes(UTF_8)))
        .isEqualTo("5bdcc146bf60754e6a042426089575c7");
  }
}
