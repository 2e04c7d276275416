package dev.tradewind.chat.storage;

import dev.tradewind.chat.conversation.ConversationStore;
import dev.tradewind.chat.conversation.ConversationStoreContract;
import dev.tradewind.chat.neighbour.NeighboursResource;
import dev.tradewind.testkit.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(NeighboursResource.class)
class PostgresConversationStoreIT extends ConversationStoreContract {

  @Inject ConversationStore store;

  @Override
  protected ConversationStore store() {
    return store;
  }
}
