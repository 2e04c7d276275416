package dev.tradewind.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PageTokenTest {

  @Property
  void givesBackTheKeyItWasMadeFrom(@ForAll String key) {
    // Lone surrogates are not text: UTF-8 replaces them.
    String text =
        new String(
            key.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            java.nio.charset.StandardCharsets.UTF_8);
    assertThat(PageToken.lastKey("List", PageToken.after("List", text))).contains(text);
  }

  @Test
  void theEmptyTokenIsTheFirstPage() {
    assertThat(PageToken.lastKey("List", "")).isEmpty();
  }

  @Test
  void anotherMethodsTokenIsRefused() {
    String token = PageToken.after("ListOrders", "1");
    assertRefused(token);
  }

  @Test
  void noiseIsRefused() {
    assertRefused("!!");
    assertRefused("AAAA");
  }

  private static void assertRefused(String token) {
    assertThatThrownBy(() -> PageToken.lastKey("ListItems", token))
        .isInstanceOfSatisfying(
            ServiceException.class,
            failure -> assertThat(failure.reason()).isEqualTo(CommonReason.PAGE_TOKEN_INVALID));
  }
}
