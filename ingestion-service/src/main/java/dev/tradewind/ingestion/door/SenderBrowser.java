package dev.tradewind.ingestion.door;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** What a request's headers say about the program that sent it. */
final class SenderBrowser {

  /** The contract's limit. */
  private static final int MAX_LENGTH = 1024;

  private SenderBrowser() {}

  /** The User-Agent header, cut to what the contract takes; empty where there is none. */
  static String agent(RoutingContext call) {
    String agent = call.request().getHeader(HttpHeaders.USER_AGENT);
    if (agent == null) {
      return "";
    }
    return agent.length() > MAX_LENGTH ? agent.substring(0, MAX_LENGTH) : agent;
  }

  /** The same where a page sent the request; a forwarding server's own agent says nothing. */
  static String agentOfPage(RoutingContext call) {
    return call.request().getHeader(HttpHeaders.ORIGIN) == null ? "" : agent(call);
  }
}
