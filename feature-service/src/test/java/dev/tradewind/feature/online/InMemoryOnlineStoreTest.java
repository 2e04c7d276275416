package dev.tradewind.feature.online;

import dev.tradewind.feature.shop.InMemoryOnlineStore;

class InMemoryOnlineStoreTest extends OnlineStoreContract {

  private final OnlineStore store = new InMemoryOnlineStore();

  @Override
  protected OnlineStore store() {
    return store;
  }
}
