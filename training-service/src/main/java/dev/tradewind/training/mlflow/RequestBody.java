package dev.tradewind.training.mlflow;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** The arguments of a call: a JSON object as the body of a POST, the query of a GET. */
record RequestBody(JsonObject body) {

  private static final int MOST = 1_000;

  static RequestBody of(RoutingContext call) {
    if (call.body() != null && call.body().length() > 0) {
      return new RequestBody(call.body().asJsonObject());
    }
    JsonObject query = new JsonObject();
    call.queryParams().forEach(entry -> query.put(entry.getKey(), entry.getValue()));
    return new RequestBody(query);
  }

  /** A text; empty where it is missing. */
  String text(String name) {
    return Optional.ofNullable(body.getValue(name)).map(String::valueOf).orElse("");
  }

  /**
   * A text.
   *
   * @throws IllegalArgumentException where it is missing
   */
  String required(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      throw new IllegalArgumentException(name + ": missing");
    }
    return text;
  }

  List<String> texts(String name) {
    return body.getJsonArray(name, new JsonArray()).stream().map(String::valueOf).toList();
  }

  /** How many results are wanted: 1 to 1,000, the latter if it is not said or more. */
  int maxResults() {
    String text = text("max_results");
    int wanted = text.isEmpty() ? MOST : Integer.parseInt(text);
    return wanted < 1 ? MOST : Math.min(wanted, MOST);
  }

  /** Refuses an order other than the one that there is. */
  void requireOrder(String... accepted) {
    for (String order : texts("order_by")) {
      String plain = order.strip().replace("attributes.", "").replace("attribute.", "");
      if (List.of(accepted).stream().noneMatch(plain::equalsIgnoreCase)) {
        throw new IllegalArgumentException(
            "order_by: " + order + " (expected: none, or one of " + List.of(accepted) + ")");
      }
    }
  }
}
