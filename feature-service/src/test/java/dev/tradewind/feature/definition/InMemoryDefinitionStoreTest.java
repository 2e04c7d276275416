package dev.tradewind.feature.definition;

class InMemoryDefinitionStoreTest extends DefinitionStoreContract {

  private final DefinitionStore store = new InMemoryDefinitionStore();

  @Override
  protected DefinitionStore store() {
    return store;
  }
}
