package dev.tradewind.ingestion.identity;

class InMemoryIdentityLinksTest extends IdentityLinksContract {

  private final InMemoryIdentityLinks links = new InMemoryIdentityLinks();

  @Override
  protected IdentityLinks links() {
    return links;
  }
}
