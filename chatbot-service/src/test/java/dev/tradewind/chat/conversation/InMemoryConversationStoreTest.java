package dev.tradewind.chat.conversation;

class InMemoryConversationStoreTest extends ConversationStoreContract {

  private final ConversationStore store = new InMemoryConversationStore();

  @Override
  protected ConversationStore store() {
    return store;
  }
}
