package dev.tradewind.chat.dialogue.domain;

import dev.tradewind.chat.conversation.domain.Slot;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What needs no model: the offered buttons, yes and no to an offer, and a number that stands alone.
 * They work while the model is away, and are never misread.
 */
final class PlainRules {

  private static final Set<String> YES =
      Set.of("yes", "yes please", "yes, please", "please", "please do", "ok", "okay", "sure");
  private static final Set<String> NO = Set.of("no", "no thanks", "no thank you", "no, thanks");
  private static final Set<String> ITEM_WORDS = Set.of("item", "article", "product");
  private static final Set<String> BESIDE_A_NUMBER =
      Set.of(
          "order", "number", "no", "nr", "id", "my", "the", "it", "is", "it's", "its", "please",
          "item", "article", "product", "");
  private static final Set<String> BESIDE_A_NUMBER_WITHOUT_MODEL =
      Set.of("where", "where's", "what", "what's", "status", "of", "track", "about", "and");

  private PlainRules() {}

  /** A button that was offered, or yes or no to an offered person. */
  static Optional<Command> command(String text, Slot slot) {
    String plain = plain(text);
    if (plain.equals(plain(Phrases.TALK_TO_PERSON))) {
      return Optional.of(Command.TALK_TO_PERSON);
    }
    if (plain.equals(plain(Phrases.WHERE_IS_MY_ORDER))) {
      return Optional.of(Command.ORDER_STATUS);
    }
    if (plain.equals(plain(Phrases.IS_IT_IN_STOCK))) {
      return Optional.of(Command.STOCK);
    }
    if (slot == Slot.PERSON_OFFERED && YES.contains(plain)) {
      return Optional.of(Command.TALK_TO_PERSON);
    }
    if (slot == Slot.PERSON_OFFERED && NO.contains(plain)) {
      return Optional.of(Command.DECLINE);
    }
    return Optional.empty();
  }

  /**
   * A number that stands alone ("1001", "order #1001").
   *
   * @param widely also the shortest questions around it, as "where is my order 1001?": for when
   *     there is no model to tell them from other wishes
   */
  static Optional<BareNumber> bareNumber(String text, Slot slot, boolean widely) {
    String number = "";
    boolean marked = slot != Slot.NONE && slot != Slot.PERSON_OFFERED;
    boolean item = false;
    boolean order = false;
    for (String token : MentionedNumber.words(text)) {
      String word = MentionedNumber.strip(token);
      String lower = word.toLowerCase(Locale.ROOT);
      if (BESIDE_A_NUMBER.contains(lower)
          || (widely && BESIDE_A_NUMBER_WITHOUT_MODEL.contains(lower))) {
        marked |= !lower.isEmpty();
        item |= ITEM_WORDS.contains(lower);
        order |= lower.equals("order");
      } else if (number.isEmpty() && MentionedNumber.isNumber(word)) {
        marked |= token.startsWith("#");
        number = word;
      } else {
        return Optional.empty();
      }
    }
    return number.isEmpty() || !(marked || MentionedNumber.isLong(number))
        ? Optional.empty()
        : Optional.of(new BareNumber(number, item, order));
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("[.!?]+$", "");
  }

  /** What a button or a yes or no says. */
  enum Command {
    TALK_TO_PERSON,
    ORDER_STATUS,
    STOCK,
    DECLINE
  }

  /**
   * A number alone.
   *
   * @param ofItem whether the words around it call it an item's
   * @param ofOrder whether the words around it call it an order's
   */
  record BareNumber(String number, boolean ofItem, boolean ofOrder) {}
}
