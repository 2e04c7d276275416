package dev.tradewind.chat.dialogue;

import dev.tradewind.chat.dialogue.domain.Understanding;
import io.smallrye.mutiny.Uni;

/** Understands a text. */
public interface IntentModel {

  /**
   * The model's guess; {@link Understanding.Unavailable} where it cannot be asked, never a failure.
   */
  Uni<Understanding> understand(String text);
}
