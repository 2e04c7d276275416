package dev.tradewind.chat.dialogue.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a shopper can want, in the words of the model {@code intent}. */
public enum Intent {
  ORDER_STATUS,
  CANCEL_ORDER,
  RETURN_ITEM,
  REFUND_STATUS,
  DELIVERY_OPTIONS,
  CHANGE_ADDRESS,
  PAYMENT_PROBLEM,
  PRODUCT_QUESTION,
  STOCK_AVAILABILITY,
  COMPLAINT,
  TALK_TO_PERSON,
  GREETING,
  THANKS,
  GOODBYE,
  OUT_OF_SCOPE;

  private static final Map<String, Intent> BY_LABEL =
      Arrays.stream(values()).collect(Collectors.toMap(Intent::label, Function.identity()));

  /** The model's name for it, for example {@code order_status}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The intent that the model calls so; empty for one that this bot does not know. */
  public static Optional<Intent> labelled(String label) {
    return Optional.ofNullable(BY_LABEL.get(label));
  }
}
