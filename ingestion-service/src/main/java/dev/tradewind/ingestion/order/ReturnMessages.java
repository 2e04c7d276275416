package dev.tradewind.ingestion.order;

import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.Return;
import dev.tradewind.api.ingestion.v1.ReturnStatus;
import dev.tradewind.ingestion.message.Amounts;
import dev.tradewind.ingestion.message.Times;
import dev.tradewind.ingestion.order.domain.OrderLine;
import dev.tradewind.ingestion.order.domain.OrderReturn;

/** Returns to and from messages. */
final class ReturnMessages {

  private static final String STATUS = "RETURN_STATUS_";

  private ReturnMessages() {}

  static OrderReturn orderReturn(Return message, String path) {
    return new OrderReturn(
        message.getReturnId(),
        message.getOrderId(),
        OrderReturn.Status.valueOf(message.getStatus().name().substring(STATUS.length())),
        message.getLinesList().stream()
            .map(line -> new OrderLine(line.getItemId(), line.getQuantity(), null))
            .toList(),
        message.getReason(),
        message.hasRefund() ? Amounts.amount(message.getRefund()) : null,
        Times.instant(message.getUpdatedAt(), path + ".updated_at"));
  }

  static Return message(OrderReturn back) {
    Return.Builder message =
        Return.newBuilder()
            .setReturnId(back.returnId())
            .setOrderId(back.orderId())
            .setStatus(ReturnStatus.valueOf(STATUS + back.status().name()))
            .setReason(back.reason())
            .setUpdatedAt(Times.message(back.updatedAt()));
    back.lines()
        .forEach(
            line ->
                message.addLines(
                    LineItem.newBuilder().setItemId(line.itemId()).setQuantity(line.quantity())));
    if (back.refund() != null) {
      message.setRefund(Amounts.message(back.refund()));
    }
    return message.build();
  }
}
