package dev.tradewind.chat.dialogue.domain;

import dev.tradewind.chat.conversation.domain.Content;

/** The bot's sentences that carry no fact. */
public final class Phrases {

  /** The button that asks for a person; always understood, model or not. */
  public static final String TALK_TO_PERSON = "Talk to a person";

  static final String WHERE_IS_MY_ORDER = "Where is my order?";
  static final String IS_IT_IN_STOCK = "Is an item in stock?";

  private static final String[] START = {WHERE_IS_MY_ORDER, IS_IT_IN_STOCK, TALK_TO_PERSON};

  private Phrases() {}

  /** What a conversation begins with. */
  public static Content welcome() {
    return Content.words(
        "Hello! I am the shop's assistant, a program. I can look up an order or whether an item is"
            + " in stock, and pass you on to a person.",
        START);
  }

  static Content greeting() {
    return Content.words("Hello! What can I look up for you?", START);
  }

  static Content thanks() {
    return Content.words("You are welcome. Is there anything else?");
  }

  static Content goodbye() {
    return Content.words("Goodbye, and thank you for your visit.");
  }

  static Content allRight() {
    return Content.words("All right. Is there something else I can look up?", START);
  }

  static Content personAsked() {
    return Content.words(
        "I have passed this conversation on to our customer service. I will not write any more from"
            + " here on; whatever you add is kept for the person who reads it.");
  }

  static Content notUnderstood() {
    return Content.words(
        "Sorry, I did not understand that. I can look up an order or an item's stock, or pass you on"
            + " to a person.",
        START);
  }

  static Content understandingAway() {
    return Content.words(
        "I cannot understand sentences just now. If you send me only an order number, I can still"
            + " look it up; or I pass you on to a person.",
        WHERE_IS_MY_ORDER,
        TALK_TO_PERSON);
  }

  static Content shopAway() {
    return Content.words(
        "I cannot look that up just now, as the shop's records do not answer. Please try again in a"
            + " little while, or talk to a person.",
        TALK_TO_PERSON);
  }

  static Content logInFirst() {
    return Content.words(
        "I can only speak about orders with somebody who is logged in. Please log in to the shop"
            + " and open the chat again, or talk to a person.",
        TALK_TO_PERSON);
  }

  static Content whichItem() {
    return Content.words(
        "Which item do you mean? Please send me its number; it is on the item's page.",
        TALK_TO_PERSON);
  }

  /** What the bot cannot do; it knows no policy, and makes none up. */
  static Content cannot(Intent intent) {
    String wish =
        switch (intent) {
          case CANCEL_ORDER -> "I cannot cancel an order myself.";
          case RETURN_ITEM -> "I cannot arrange a return myself, and I do not know its terms.";
          case DELIVERY_OPTIONS -> "I do not know the shop's delivery options and what they cost.";
          case CHANGE_ADDRESS -> "I cannot change an address myself.";
          case PAYMENT_PROBLEM -> "I cannot see payments, so I cannot solve this myself.";
          case PRODUCT_QUESTION -> "I do not know enough about the items to answer that.";
          case COMPLAINT -> "I am sorry that something went wrong. I cannot put it right myself.";
          case ORDER_STATUS,
              REFUND_STATUS,
              STOCK_AVAILABILITY,
              TALK_TO_PERSON,
              GREETING,
              THANKS,
              GOODBYE,
              OUT_OF_SCOPE ->
              throw new IllegalArgumentException("intent: " + intent + " (expected: one it lacks)");
        };
    return Content.words(wish + " Shall I pass you on to a person?", TALK_TO_PERSON);
  }
}
