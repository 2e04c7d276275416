package dev.tradewind.ingestion.history;

import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.kit.paging.PageToken;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** Pages of moments, latest first. */
public final class RevisionPages {

  private RevisionPages() {}

  /**
   * Where a page begins: just before this moment.
   *
   * @param scope method and fixed arguments
   * @throws ServiceException PAGE_TOKEN_INVALID
   */
  public static Instant start(String scope, String token) {
    return PageToken.lastKey(scope, token).map(RevisionPages::moment).orElse(Revisions.END_OF_TIME);
  }

  /** The token of the next page; empty where {@code found} holds no more than the page. */
  public static String next(String scope, List<Instant> found, int size) {
    return found.size() > size ? PageToken.after(scope, found.get(size - 1).toString()) : "";
  }

  private static Instant moment(String key) {
    try {
      return Instant.parse(key);
    } catch (DateTimeException notAMoment) {
      throw new ServiceException(
          CommonReason.PAGE_TOKEN_INVALID,
          "page_token: not a token of this method and these arguments");
    }
  }
}
