package dev.tradewind.ingestion.order;

import dev.tradewind.ingestion.order.domain.OrderLine;
import dev.tradewind.ingestion.order.domain.OrderReturn;
import dev.tradewind.ingestion.store.StoredAmount;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Set;

/** Returns as the JSON that the statements take. */
final class ReturnRows {

  private ReturnRows() {}

  static String returns(Collection<OrderReturn> returns) {
    JsonArray rows = new JsonArray();
    for (OrderReturn back : returns) {
      JsonObject row =
          new JsonObject()
              .put("return_id", back.returnId())
              .put("order_id", back.orderId())
              .put("status", back.status().name())
              .put("reason", back.reason())
              .put("updated_at", back.updatedAt().toString());
      rows.add(StoredAmount.put(row, back.refund()));
    }
    return rows.encode();
  }

  /** The lines of those returns that were written. */
  static String lines(Collection<OrderReturn> returns, Set<String> written) {
    JsonArray rows = new JsonArray();
    for (OrderReturn back : returns) {
      if (written.contains(back.returnId())) {
        int number = 0;
        for (OrderLine line : back.lines()) {
          rows.add(
              new JsonObject()
                  .put("return_id", back.returnId())
                  .put("line_number", number++)
                  .put("item_id", line.itemId())
                  .put("quantity", line.quantity()));
        }
      }
    }
    return rows.encode();
  }
}
