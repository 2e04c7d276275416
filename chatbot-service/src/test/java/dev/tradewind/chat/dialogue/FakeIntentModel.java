package dev.tradewind.chat.dialogue;

import dev.tradewind.chat.dialogue.domain.Understanding;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Knows an intent by a word in the text; what it does not know is out of scope. */
public final class FakeIntentModel implements IntentModel {

  private static final Map<String, String> BY_WORD = new LinkedHashMap<>();

  static {
    BY_WORD.put("cancel", "cancel_order");
    BY_WORD.put("send it back", "return_item");
    BY_WORD.put("refund", "refund_status");
    BY_WORD.put("in stock", "stock_availability");
    BY_WORD.put("where is", "order_status");
    BY_WORD.put("express", "delivery_options");
    BY_WORD.put("address", "change_address");
    BY_WORD.put("card was", "payment_problem");
    BY_WORD.put("washable", "product_question");
    BY_WORD.put("broken", "complaint");
    BY_WORD.put("human", "talk_to_person");
    BY_WORD.put("hello", "greeting");
    BY_WORD.put("thank", "thanks");
    BY_WORD.put("bye", "goodbye");
    BY_WORD.put("sing", "karaoke");
  }

  private boolean down;

  /** From now on it cannot be asked. */
  public void goDown() {
    down = true;
  }

  @Override
  public Uni<Understanding> understand(String text) {
    return Uni.createFrom().item(down ? new Understanding.Unavailable() : guess(text));
  }

  /** Its guess; "perhaps" in the text makes it unsure. */
  public static Understanding.Guess guess(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    double confidence = lower.contains("perhaps") ? 0.4 : 0.9;
    return BY_WORD.entrySet().stream()
        .filter(entry -> lower.contains(entry.getKey()))
        .findFirst()
        .map(entry -> new Understanding.Guess(entry.getValue(), confidence))
        .orElse(new Understanding.Guess("out_of_scope", 0.8));
  }
}
