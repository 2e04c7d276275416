package dev.tradewind.chat.demo;

import dev.tradewind.chat.conversation.Conversations;
import dev.tradewind.chat.conversation.OpenedConversation;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What the simulated shop's page calls in place of a shop's own back end. */
@ApplicationScoped
class DemoRoutes {

  private static final int MAX_BODY = 1024;

  private final DemoPage page;
  private final Conversations conversations;

  DemoRoutes(DemoPage page, Conversations conversations) {
    this.page = page;
    this.conversations = conversations;
  }

  void register(@Observes Router router) {
    router.route("/demo/*").handler(this::onlyIfOn);
    router.get("/demo/shoppers").handler(this::shoppers);
    router
        .post("/demo/conversations")
        .consumes("application/json")
        .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
        .handler(this::open);
  }

  private void onlyIfOn(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (page.isOn()
        && request.authority() != null
        && DemoPage.isAddressedHere(request.authority().host())) {
      context.response().putHeader("cache-control", "no-store");
      context.next();
    } else {
      context.response().setStatusCode(404).end();
    }
  }

  private void shoppers(RoutingContext context) {
    context.json(new JsonObject().put("shoppers", new JsonArray(page.shoppers())));
  }

  private void open(RoutingContext context) {
    String shopperId;
    try {
      shopperId = context.body().asJsonObject().getString("shopperId", "");
    } catch (DecodeException | ClassCastException | NullPointerException notAnObject) {
      context.response().setStatusCode(400).end();
      return;
    }
    if (shopperId == null || !page.isKnown(shopperId)) {
      context.response().setStatusCode(404).end();
      return;
    }
    conversations
        .open(shopperId)
        .subscribe()
        .with(opened -> context.json(toJson(opened)), context::fail);
  }

  private static JsonObject toJson(OpenedConversation opened) {
    return new JsonObject()
        .put("conversationId", opened.exchange().conversation().id().toString())
        .put("token", opened.token().secret());
  }
}
