package dev.tradewind.kit.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Opaque page tokens: the last key of a page, bound to the method (and to the arguments that must
 * not change between pages).
 */
public final class PageToken {

  private static final char SEPARATOR = '\n';

  private PageToken() {}

  /**
   * Makes the token of the page after {@code lastKey}.
   *
   * @param scope method and fixed arguments, for example {@code "ListOrders/shopper-1"}
   */
  public static String after(String scope, String lastKey) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((scope + SEPARATOR + lastKey).getBytes(UTF_8));
  }

  /**
   * The last key of the page before; empty for the first page.
   *
   * @throws ServiceException PAGE_TOKEN_INVALID where the token was not made for this scope
   */
  public static Optional<String> lastKey(String scope, String token) {
    if (token.isEmpty()) {
      return Optional.empty();
    }
    String text;
    try {
      text = new String(Base64.getUrlDecoder().decode(token), UTF_8);
    } catch (IllegalArgumentException notBase64) {
      throw invalid();
    }
    if (!text.startsWith(scope + SEPARATOR)) {
      throw invalid();
    }
    return Optional.of(text.substring(scope.length() + 1));
  }

  private static ServiceException invalid() {
    return new ServiceException(
        CommonReason.PAGE_TOKEN_INVALID,
        "page_token: not a token of this method and these arguments",
        List.of(new FieldViolation("page_token", "take next_page_token of the page before")));
  }
}
