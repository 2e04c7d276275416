package dev.tradewind.ingestion.identity.postgres;

import dev.tradewind.ingestion.identity.IdentityLinks;
import dev.tradewind.ingestion.identity.IdentityLinksContract;
import dev.tradewind.ingestion.store.CuttablePostgres;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class PostgresIdentityLinksIT extends IdentityLinksContract {

  @Inject IdentityLinks links;

  @Override
  protected IdentityLinks links() {
    return links;
  }
}
