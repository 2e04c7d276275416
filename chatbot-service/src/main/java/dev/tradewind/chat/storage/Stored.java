package dev.tradewind.chat.storage;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.tradewind.api.chat.v1.Message;
import dev.tradewind.chat.contract.ChatMessages;
import dev.tradewind.chat.conversation.domain.Content;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Values as the database keeps them. */
final class Stored {

  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer().omittingInsignificantWhitespace();
  private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();

  private Stored() {}

  /** PostgreSQL keeps microseconds; what is answered before must equal what is read later. */
  static Instant time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  /** A content as the contract's JSON: lossless, and readable in the database. */
  static String content(Content content) {
    try {
      return PRINTER.print(ChatMessages.contentOf(content));
    } catch (InvalidProtocolBufferException notOurs) {
      throw new IllegalStateException("a message without any Any prints", notOurs);
    }
  }

  static Content content(String json) {
    Message.Builder message = Message.newBuilder();
    try {
      PARSER.merge(json, message);
    } catch (InvalidProtocolBufferException broken) {
      throw new IllegalStateException("a stored message cannot be read", broken);
    }
    return ChatMessages.toContent(message.build());
  }
}
