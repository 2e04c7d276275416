package dev.tradewind.chat.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A message's place. */
@Embeddable
record MessageKey(
    @Column(name = "conversation_id") UUID conversationId,
    @Column(name = "sequence") long sequence) {}
