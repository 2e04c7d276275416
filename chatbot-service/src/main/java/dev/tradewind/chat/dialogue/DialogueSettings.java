package dev.tradewind.chat.dialogue;

import dev.tradewind.chat.dialogue.domain.Dialogue;
import dev.tradewind.chat.settings.ChatConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The dialogue as it is set up. */
public class DialogueSettings {

  @Produces
  @Singleton
  Dialogue dialogue(ChatConfig config) {
    return new Dialogue(config.intentThreshold(), config.timeZone());
  }
}
