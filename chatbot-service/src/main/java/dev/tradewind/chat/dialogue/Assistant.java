package dev.tradewind.chat.dialogue;

import dev.tradewind.chat.conversation.domain.BotAnswer;
import dev.tradewind.chat.conversation.domain.Conversation;
import dev.tradewind.chat.conversation.domain.ConversationState;
import dev.tradewind.chat.dialogue.domain.Dialogue;
import dev.tradewind.chat.dialogue.domain.Finding;
import dev.tradewind.chat.dialogue.domain.Step;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Answers one message: asks the model where it takes one, and looks up what the dialogue wants. */
@ApplicationScoped
public class Assistant {

  private final Dialogue dialogue;
  private final IntentModel model;
  private final ShopFacts facts;
  private final Clock clock;

  public Assistant(Dialogue dialogue, IntentModel model, ShopFacts facts, Clock clock) {
    this.dialogue = dialogue;
    this.model = model;
    this.facts = facts;
    this.clock = clock;
  }

  /** The answer; silence where a person was asked for. */
  public Uni<BotAnswer> answer(Conversation conversation, String text) {
    if (conversation.state() != ConversationState.BOT) {
      return Uni.createFrom()
          .item(new BotAnswer("", 0, List.of(), conversation.state(), conversation.slot()));
    }
    Uni<Step> step =
        dialogue
            .byRule(conversation, text)
            .map(byRule -> Uni.createFrom().item(byRule))
            .orElseGet(
                () ->
                    model
                        .understand(text)
                        .map(understanding -> dialogue.byModel(conversation, text, understanding)));
    return step.chain(next -> finish(conversation, next));
  }

  private Uni<BotAnswer> finish(Conversation conversation, Step step) {
    if (step instanceof Step.Say say) {
      return Uni.createFrom().item(say.answer());
    }
    Step.LookUp lookUp = (Step.LookUp) step;
    return find(conversation, lookUp)
        .map(finding -> dialogue.conclude(lookUp, finding, clock.instant()));
  }

  private Uni<Finding> find(Conversation conversation, Step.LookUp lookUp) {
    if (lookUp instanceof Step.LookUpStock stock) {
      return facts.stock(stock.itemId());
    }
    if (conversation.isWithVisitor()) {
      throw new IllegalStateException("a visitor is told nothing about orders");
    }
    return lookUp instanceof Step.LookUpOrder order
        ? facts.order(conversation.shopperId(), order.orderId())
        : facts.latestOrders(conversation.shopperId());
  }
}
