package dev.tradewind.chat.dialogue.domain;

import dev.tradewind.chat.conversation.domain.BotAnswer;
import dev.tradewind.chat.conversation.domain.Content;
import dev.tradewind.chat.conversation.domain.Conversation;
import dev.tradewind.chat.conversation.domain.ConversationState;
import dev.tradewind.chat.conversation.domain.Slot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The bot's decisions. A turn asks {@link #byRule} first; where no rule fits, the model is asked
 * and {@link #byModel} decides; a lookup, if one is needed, comes back to {@link #conclude}. The
 * model only names an intent: what is looked up, and for whom, follows from the conversation.
 */
public final class Dialogue {

  private final double threshold;
  private final Conclusions conclusions;

  /**
   * @param threshold the confidence from which on the model is believed, 0 to 1
   * @param zone the days of deliveries are told in it
   */
  public Dialogue(double threshold, ZoneId zone) {
    this.threshold = threshold;
    this.conclusions = new Conclusions(new OrderWords(zone));
  }

  /** What the text leads to without any model; empty where it takes one. */
  public Optional<Step> byRule(Conversation conversation, String text) {
    return PlainRules.command(text, conversation.slot())
        .map(command -> obey(conversation, command))
        .or(
            () ->
                PlainRules.bareNumber(text, conversation.slot(), false)
                    .map(bare -> lookUp(conversation, bare)));
  }

  /** What the text leads to as the model understands it. */
  public Step byModel(Conversation conversation, String text, Understanding understanding) {
    if (understanding instanceof Understanding.Guess guess) {
      Optional<Intent> intent =
          Intent.labelled(guess.label())
              .filter(known -> known != Intent.OUT_OF_SCOPE && guess.confidence() >= threshold);
      return intent
          .map(known -> follow(conversation, text, known, guess.confidence()))
          .or(() -> fillSlot(conversation, text))
          .orElseGet(
              () ->
                  say(
                      Phrases.notUnderstood(),
                      new Meaning("", guess.confidence()),
                      Slot.PERSON_OFFERED));
    }
    return PlainRules.bareNumber(text, conversation.slot(), true)
        .map(bare -> lookUp(conversation, bare))
        .or(() -> fillSlot(conversation, text))
        .orElseGet(() -> say(Phrases.understandingAway(), Meaning.NONE, Slot.PERSON_OFFERED));
  }

  /** What is said to what the lookup found. */
  public BotAnswer conclude(Step.LookUp step, Finding finding, Instant now) {
    OrderTopic topic = OrderTopic.STATUS;
    if (step instanceof Step.LookUpOrder lookUp) {
      topic = lookUp.topic();
    } else if (step instanceof Step.ListOrders list) {
      topic = list.topic();
    }
    Conclusions.Conclusion conclusion = conclusions.about(finding, topic, now);
    return answer(conclusion.content(), step.meaning(), conclusion.slot());
  }

  private static Step obey(Conversation conversation, PlainRules.Command command) {
    return switch (command) {
      case TALK_TO_PERSON -> handOver(Meaning.certain(Intent.TALK_TO_PERSON));
      case ORDER_STATUS ->
          aboutOrder(
              conversation,
              Optional.empty(),
              OrderTopic.STATUS,
              Meaning.certain(Intent.ORDER_STATUS));
      case STOCK ->
          say(Phrases.whichItem(), Meaning.certain(Intent.STOCK_AVAILABILITY), Slot.ITEM_FOR_STOCK);
      case DECLINE -> say(Phrases.allRight(), Meaning.NONE, Slot.NONE);
    };
  }

  private static Step follow(
      Conversation conversation, String text, Intent intent, double confidence) {
    Meaning meaning = new Meaning(intent.label(), confidence);
    return switch (intent) {
      case ORDER_STATUS ->
          aboutOrder(conversation, MentionedNumber.in(text), OrderTopic.STATUS, meaning);
      case REFUND_STATUS ->
          aboutOrder(conversation, MentionedNumber.in(text), OrderTopic.REFUND, meaning);
      case STOCK_AVAILABILITY ->
          MentionedNumber.in(text)
              .<Step>map(item -> new Step.LookUpStock(item, meaning))
              .orElseGet(() -> say(Phrases.whichItem(), meaning, Slot.ITEM_FOR_STOCK));
      case TALK_TO_PERSON -> handOver(meaning);
      case GREETING -> say(Phrases.greeting(), meaning, conversation.slot());
      case THANKS -> say(Phrases.thanks(), meaning, Slot.NONE);
      case GOODBYE -> say(Phrases.goodbye(), meaning, Slot.NONE);
      case CANCEL_ORDER,
          RETURN_ITEM,
          DELIVERY_OPTIONS,
          CHANGE_ADDRESS,
          PAYMENT_PROBLEM,
          PRODUCT_QUESTION,
          COMPLAINT ->
          say(Phrases.cannot(intent), meaning, Slot.PERSON_OFFERED);
      case OUT_OF_SCOPE -> say(Phrases.notUnderstood(), Meaning.NONE, Slot.PERSON_OFFERED);
    };
  }

  private static Step aboutOrder(
      Conversation conversation, Optional<String> orderId, OrderTopic topic, Meaning meaning) {
    if (conversation.isWithVisitor()) {
      return say(Phrases.logInFirst(), meaning, Slot.PERSON_OFFERED);
    }
    return orderId
        .<Step>map(id -> new Step.LookUpOrder(id, topic, meaning))
        .orElseGet(() -> new Step.ListOrders(topic, meaning));
  }

  private static Step lookUp(Conversation conversation, PlainRules.BareNumber bare) {
    if (bare.ofItem() || (conversation.slot() == Slot.ITEM_FOR_STOCK && !bare.ofOrder())) {
      return new Step.LookUpStock(bare.number(), Meaning.certain(Intent.STOCK_AVAILABILITY));
    }
    boolean refund = conversation.slot() == Slot.ORDER_FOR_REFUND;
    return aboutOrder(
        conversation,
        Optional.of(bare.number()),
        refund ? OrderTopic.REFUND : OrderTopic.STATUS,
        Meaning.certain(refund ? Intent.REFUND_STATUS : Intent.ORDER_STATUS));
  }

  /** A number somewhere in an answer to "which one?", where the text says nothing else clearly. */
  private static Optional<Step> fillSlot(Conversation conversation, String text) {
    return switch (conversation.slot()) {
      case NONE, PERSON_OFFERED -> Optional.empty();
      case ORDER_FOR_STATUS, ORDER_FOR_REFUND, ITEM_FOR_STOCK ->
          MentionedNumber.in(text)
              .map(number -> lookUp(conversation, new PlainRules.BareNumber(number, false, false)));
    };
  }

  private static Step handOver(Meaning meaning) {
    return new Step.Say(
        new BotAnswer(
            meaning.label(),
            meaning.confidence(),
            List.of(Phrases.personAsked()),
            ConversationState.WAITING_FOR_PERSON,
            Slot.NONE));
  }

  private static Step say(Content content, Meaning meaning, Slot slot) {
    return new Step.Say(answer(content, meaning, slot));
  }

  private static BotAnswer answer(Content content, Meaning meaning, Slot slot) {
    return new BotAnswer(
        meaning.label(), meaning.confidence(), List.of(content), ConversationState.BOT, slot);
  }
}
