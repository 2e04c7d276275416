package dev.tradewind.ingestion.event;

import dev.tradewind.api.ingestion.v1.ListQuarantinedEventsResponse;
import dev.tradewind.ingestion.event.domain.QuarantinePage;
import dev.tradewind.ingestion.event.log.Quarantine;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.kit.paging.PageToken;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Pages of the quarantine, newest first, keyed by quarantine id. */
@Singleton
class QuarantinePages {

  private static final String SCOPE = "ListQuarantinedEvents";
  private static final int DEFAULT_PAGE_SIZE = 50;

  private final Quarantine quarantine;

  QuarantinePages(Quarantine quarantine) {
    this.quarantine = quarantine;
  }

  Uni<ListQuarantinedEventsResponse> list(int pageSize, String pageToken, int maxBytes) {
    long before =
        PageToken.lastKey(SCOPE, pageToken).map(QuarantinePages::parse).orElse(Long.MAX_VALUE);
    int size = pageSize == 0 ? DEFAULT_PAGE_SIZE : pageSize;
    return quarantine.page(before, size, maxBytes).map(QuarantinePages::response);
  }

  private static ListQuarantinedEventsResponse response(QuarantinePage page) {
    ListQuarantinedEventsResponse.Builder response = ListQuarantinedEventsResponse.newBuilder();
    page.events().forEach(event -> response.addEvents(EventMessages.quarantined(event)));
    if (page.more()) {
      long oldest = page.events().get(page.events().size() - 1).id();
      response.setNextPageToken(PageToken.after(SCOPE, Long.toString(oldest)));
    }
    return response.build();
  }

  private static long parse(String key) {
    try {
      return Long.parseLong(key);
    } catch (NumberFormatException forged) {
      throw new ServiceException(
          CommonReason.PAGE_TOKEN_INVALID, "page_token: not a token of this method");
    }
  }
}
