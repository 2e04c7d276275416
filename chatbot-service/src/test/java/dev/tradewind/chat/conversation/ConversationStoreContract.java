package dev.tradewind.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chat.conversation.domain.Author;
import dev.tradewind.chat.conversation.domain.BotAnswer;
import dev.tradewind.chat.conversation.domain.ChatMessage;
import dev.tradewind.chat.conversation.domain.Content;
import dev.tradewind.chat.conversation.domain.Conversation;
import dev.tradewind.chat.conversation.domain.ConversationState;
import dev.tradewind.chat.conversation.domain.SessionToken;
import dev.tradewind.chat.conversation.domain.Slot;
import dev.tradewind.chat.dialogue.FakeShopFacts;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store of conversations promises. */
public abstract class ConversationStoreContract {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123456Z");
  private static final Terms TERMS = new Terms(30, Duration.ofMinutes(1), Duration.ofHours(24));

  /** The store under test. */
  protected abstract ConversationStore store();

  @Test
  void aConversationBeginsWithTheGreeting() {
    Exchange opened = open("ann", SessionToken.random());

    assertThat(opened.conversation().state()).isEqualTo(ConversationState.BOT);
    assertThat(opened.messages()).hasSize(1);
    assertThat(opened.messages().get(0).sequence()).isEqualTo(1);
    assertThat(read(opened.conversation().id())).isEqualTo(opened);
  }

  @Test
  void keepsEverythingThatWasSaid() {
    UUID id = open("ann", SessionToken.random()).conversation().id();
    ChatMessage asked = pending(accept(id, "a"));
    Content reply =
        new Content(
            "Order 1001 …", List.of("Talk to a person"), FakeShopFacts.ORDERS, List.of("order"));

    Exchange exchange =
        await(
            store()
                .answer(
                    id,
                    asked.sequence(),
                    answer(reply, ConversationState.BOT, Slot.ITEM_FOR_STOCK),
                    NOW));

    assertThat(exchange.messages()).extracting(ChatMessage::sequence).containsExactly(2L, 3L);
    assertThat(exchange.messages().get(0).intent()).isEqualTo("order_status");
    assertThat(exchange.messages().get(0).confidence()).isEqualTo(0.75);
    assertThat(exchange.messages().get(0).clientMessageId()).isEqualTo("a");
    assertThat(exchange.messages().get(1).content()).isEqualTo(reply);
    assertThat(exchange.conversation().slot()).isEqualTo(Slot.ITEM_FOR_STOCK);
    Exchange read = read(id);
    assertThat(read.messages().subList(1, 3)).isEqualTo(exchange.messages());
    assertThat(read.conversation()).isEqualTo(exchange.conversation());
  }

  @Test
  void theSameIdIsTheSameMessageAndHasTheSameReplies() {
    UUID id = open("ann", SessionToken.random()).conversation().id();
    ChatMessage asked = pending(accept(id, "a"));
    assertThat(pending(accept(id, "a"))).isEqualTo(asked);

    Exchange first = await(store().answer(id, asked.sequence(), says("first"), NOW));
    Exchange second = await(store().answer(id, asked.sequence(), says("second"), NOW));

    assertThat(second).isEqualTo(first);
    assertThat(accept(id, "a")).isEqualTo(new Accepted.Answered(first));
  }

  @Test
  void twoOfTheSameAtOnceAreOneMessage() {
    UUID id = open("ann", SessionToken.random()).conversation().id();

    List<ChatMessage> accepted =
        together(
                IntStream.range(0, 8)
                    .mapToObj(turn -> store().accept(id, new Incoming("hello", "same", NOW), TERMS))
                    .toList())
            .stream()
            .map(ConversationStoreContract::pending)
            .toList();
    List<Exchange> answered =
        together(
            IntStream.range(0, 8)
                .mapToObj(
                    turn ->
                        store()
                            .answer(id, accepted.get(turn).sequence(), says("reply " + turn), NOW))
                .toList());

    assertThat(accepted).containsOnly(accepted.get(0));
    assertThat(answered).containsOnly(answered.get(0));
    assertThat(read(id).messages()).hasSize(3);
  }

  @Test
  void manyAtOnceLeaveNoGap() {
    UUID id = open("ann", SessionToken.random()).conversation().id();

    together(
        IntStream.range(0, 20)
            .mapToObj(
                turn ->
                    store()
                        .accept(id, new Incoming("text", "id " + turn, NOW), TERMS)
                        .chain(
                            accepted ->
                                store()
                                    .answer(id, pending(accepted).sequence(), says("reply"), NOW)))
            .toList());

    assertThat(read(id).messages())
        .extracting(ChatMessage::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 41).boxed().toList());
  }

  @Test
  void aLateAnswerNeverTalksOverAPerson() {
    UUID id = open("ann", SessionToken.random()).conversation().id();
    ChatMessage slow = pending(accept(id, "slow"));
    ChatMessage handOver = pending(accept(id, "hand over"));
    BotAnswer passesOn =
        answer(Content.words("bye"), ConversationState.WAITING_FOR_PERSON, Slot.NONE);
    await(store().answer(id, handOver.sequence(), passesOn, NOW));

    Exchange late = await(store().answer(id, slow.sequence(), says("late"), NOW));

    assertThat(late.messages()).hasSize(1);
    assertThat(late.conversation().state()).isEqualTo(ConversationState.WAITING_FOR_PERSON);
    assertThat(await(store().unanswered(id))).isEmpty();
  }

  @Test
  void knowsWhatACrashLeftUnanswered() {
    UUID id = open("ann", SessionToken.random()).conversation().id();
    ChatMessage answered = pending(accept(id, "a"));
    ChatMessage left = pending(accept(id, "b"));
    await(store().answer(id, answered.sequence(), says("reply"), NOW));

    assertThat(await(store().unanswered(id))).containsExactly(left);
  }

  @Test
  void refusesTooManyWithinTheWindow() {
    UUID id = open("ann", SessionToken.random()).conversation().id();
    Terms two = new Terms(2, Duration.ofMinutes(1), Duration.ofHours(24));
    pending(accept(id, "a", NOW, two));
    pending(accept(id, "b", NOW.plusSeconds(30), two));

    assertThat(accept(id, "c", NOW.plusSeconds(59), two)).isInstanceOf(Accepted.TooMany.class);
    assertThat(accept(id, "b", NOW.plusSeconds(59), two)).isInstanceOf(Accepted.Pending.class);
    assertThat(accept(id, "c", NOW.plusSeconds(61), two)).isInstanceOf(Accepted.Pending.class);
  }

  @Test
  void aConversationInWhichNothingWasSaidForLongHasEnded() {
    UUID id = open("ann", SessionToken.random()).conversation().id();
    pending(accept(id, "a", NOW.plus(Duration.ofHours(23)), TERMS));

    assertThat(accept(id, "b", NOW.plus(Duration.ofHours(47)), TERMS))
        .isInstanceOf(Accepted.Closed.class);
  }

  @Test
  void readsWhatIsMissing() {
    UUID id = open("ann", SessionToken.random()).conversation().id();
    pending(accept(id, "a"));
    pending(accept(id, "b"));

    assertThat(await(store().read(id, 1, 1)).orElseThrow().messages())
        .extracting(ChatMessage::clientMessageId, ChatMessage::author)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("a", Author.SHOPPER));
    assertThat(await(store().read(id, 3, 10)).orElseThrow().messages()).isEmpty();
  }

  @Test
  void anUnknownConversationIsUnknown() {
    UUID id = UUID.randomUUID();
    assertThat(accept(id, "a")).isInstanceOf(Accepted.Unknown.class);
    assertThat(await(store().read(id, 0, 1))).isEmpty();
  }

  @Test
  void aTokenOpensItsConversationUntilItExpires() {
    SessionToken token = SessionToken.random();
    Conversation conversation = open("ann", token).conversation();

    assertThat(await(store().findByToken(token.hash(), NOW))).contains(conversation);
    assertThat(await(store().findByToken(token.hash(), NOW.plus(Duration.ofHours(24))))).isEmpty();
    assertThat(await(store().findByToken(SessionToken.random().hash(), NOW))).isEmpty();
    assertThat(await(store().findByToken(token.secret(), NOW))).isEmpty();
  }

  private Exchange open(String shopperId, SessionToken token) {
    return await(
        store()
            .open(
                new NewConversation(
                    UUID.randomUUID(),
                    shopperId,
                    token.hash(),
                    NOW.plus(Duration.ofHours(24)),
                    NOW),
                Content.words("Hello!", "Where is my order?")));
  }

  private Exchange read(UUID id) {
    return await(store().read(id, 0, 500)).orElseThrow();
  }

  private Accepted accept(UUID id, String clientMessageId) {
    return accept(id, clientMessageId, NOW, TERMS);
  }

  private Accepted accept(UUID id, String clientMessageId, Instant at, Terms terms) {
    return await(store().accept(id, new Incoming("text", clientMessageId, at), terms));
  }

  private static ChatMessage pending(Accepted accepted) {
    assertThat(accepted).isInstanceOf(Accepted.Pending.class);
    return ((Accepted.Pending) accepted).message();
  }

  private static BotAnswer says(String text) {
    return answer(Content.words(text), ConversationState.BOT, Slot.NONE);
  }

  private static BotAnswer answer(Content reply, ConversationState state, Slot slot) {
    return new BotAnswer("order_status", 0.75, List.of(reply), state, slot);
  }

  private static <T> List<T> together(List<Uni<T>> unis) {
    return await(Uni.join().all(unis).andFailFast());
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
