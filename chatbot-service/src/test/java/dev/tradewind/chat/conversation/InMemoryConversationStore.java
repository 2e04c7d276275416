package dev.tradewind.chat.conversation;

import dev.tradewind.chat.conversation.domain.Author;
import dev.tradewind.chat.conversation.domain.BotAnswer;
import dev.tradewind.chat.conversation.domain.ChatMessage;
import dev.tradewind.chat.conversation.domain.Content;
import dev.tradewind.chat.conversation.domain.Conversation;
import dev.tradewind.chat.conversation.domain.ConversationState;
import dev.tradewind.chat.conversation.domain.Slot;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Conversations in memory; one lock for all. */
final class InMemoryConversationStore implements ConversationStore {

  private record Entry(ChatMessage message, long replyTo, boolean answered) {}

  private static final class Row {
    private final NewConversation origin;
    private final List<Entry> entries = new ArrayList<>();
    private Conversation conversation;

    Row(NewConversation origin) {
      this.origin = origin;
      this.conversation = moved(ConversationState.BOT, Slot.NONE, origin.createdAt());
    }

    Conversation moved(ConversationState state, Slot slot, Instant at) {
      return new Conversation(origin.id(), origin.shopperId(), state, slot, origin.createdAt(), at);
    }

    ChatMessage add(Author author, Content content, Instant at, String clientId, long replyTo) {
      ChatMessage message =
          new ChatMessage(entries.size() + 1L, author, content, at, "", 0, clientId);
      entries.add(new Entry(message, replyTo, author != Author.SHOPPER));
      conversation = moved(conversation.state(), conversation.slot(), at);
      return message;
    }

    List<ChatMessage> withReplies(long sequence) {
      return entries.stream()
          .filter(entry -> entry.message.sequence() == sequence || entry.replyTo == sequence)
          .map(Entry::message)
          .toList();
    }
  }

  private final Map<UUID, Row> rows = new HashMap<>();

  @Override
  public Uni<Exchange> open(NewConversation conversation, Content greeting) {
    return atomically(
        () -> {
          Row row = new Row(conversation);
          rows.put(conversation.id(), row);
          ChatMessage first = row.add(Author.BOT, greeting, conversation.createdAt(), "", 0);
          return new Exchange(row.conversation, List.of(first));
        });
  }

  @Override
  public Uni<Accepted> accept(UUID conversationId, Incoming message, Terms terms) {
    return atomically(() -> acceptNow(rows.get(conversationId), message, terms));
  }

  private static Accepted acceptNow(Row row, Incoming message, Terms terms) {
    if (row == null) {
      return new Accepted.Unknown();
    }
    for (Entry entry : row.entries) {
      if (entry.message.clientMessageId().equals(message.clientMessageId())) {
        return entry.answered
            ? new Accepted.Answered(
                new Exchange(row.conversation, row.withReplies(entry.message.sequence())))
            : new Accepted.Pending(row.conversation, entry.message);
      }
    }
    if (row.conversation.at(message.at(), terms.closesAfter()).state()
        == ConversationState.CLOSED) {
      return new Accepted.Closed();
    }
    long recent =
        row.entries.stream()
            .map(Entry::message)
            .filter(said -> said.author() == Author.SHOPPER)
            .filter(said -> said.createdAt().isAfter(message.at().minus(terms.window())))
            .count();
    if (recent >= terms.limit()) {
      return new Accepted.TooMany();
    }
    ChatMessage said =
        row.add(
            Author.SHOPPER,
            Content.words(message.text()),
            message.at(),
            message.clientMessageId(),
            0);
    return new Accepted.Pending(row.conversation, said);
  }

  @Override
  public Uni<Exchange> answer(UUID conversationId, long sequence, BotAnswer answer, Instant at) {
    return atomically(
        () -> {
          Row row = rows.get(conversationId);
          Entry asked = row.entries.get((int) sequence - 1);
          if (!asked.answered) {
            row.entries.set((int) sequence - 1, answered(asked.message, answer));
            if (row.conversation.state() == ConversationState.BOT) {
              row.conversation = row.moved(answer.state(), answer.slot(), at);
              answer.replies().forEach(reply -> row.add(Author.BOT, reply, at, "", sequence));
            }
          }
          return new Exchange(row.conversation, row.withReplies(sequence));
        });
  }

  private static Entry answered(ChatMessage asked, BotAnswer answer) {
    return new Entry(
        new ChatMessage(
            asked.sequence(),
            asked.author(),
            asked.content(),
            asked.createdAt(),
            answer.intent(),
            answer.confidence(),
            asked.clientMessageId()),
        0,
        true);
  }

  @Override
  public Uni<Optional<Exchange>> read(UUID conversationId, long afterSequence, int limit) {
    return atomically(
        () ->
            Optional.ofNullable(rows.get(conversationId))
                .map(
                    row ->
                        new Exchange(
                            row.conversation,
                            row.entries.stream()
                                .map(Entry::message)
                                .filter(message -> message.sequence() > afterSequence)
                                .limit(limit)
                                .toList())));
  }

  @Override
  public Uni<List<ChatMessage>> unanswered(UUID conversationId) {
    return atomically(
        () ->
            rows.get(conversationId).entries.stream()
                .filter(entry -> !entry.answered)
                .map(Entry::message)
                .limit(20)
                .toList());
  }

  @Override
  public Uni<Optional<Conversation>> findByToken(String tokenHash, Instant at) {
    return atomically(
        () ->
            rows.values().stream()
                .filter(row -> row.origin.tokenHash().equals(tokenHash))
                .filter(row -> row.origin.tokenExpiresAt().isAfter(at))
                .map(row -> row.conversation)
                .findFirst());
  }

  private <T> Uni<T> atomically(Supplier<T> work) {
    return Uni.createFrom()
        .item(
            () -> {
              synchronized (this) {
                return work.get();
              }
            });
  }
}
