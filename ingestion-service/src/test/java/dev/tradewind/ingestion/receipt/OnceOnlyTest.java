package dev.tradewind.ingestion.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.BatchUpsertItemsRequest;
import dev.tradewind.api.ingestion.v1.CatalogServiceGrpc;
import dev.tradewind.api.ingestion.v1.CatalogServiceGrpc.CatalogServiceBlockingStub;
import dev.tradewind.api.ingestion.v1.DeleteItemRequest;
import dev.tradewind.api.ingestion.v1.GetItemRequest;
import dev.tradewind.api.ingestion.v1.Item;
import dev.tradewind.api.ingestion.v1.ListItemRevisionsRequest;
import dev.tradewind.ingestion.grpc.GrpcTest;
import dev.tradewind.ingestion.store.CuttablePostgres;
import io.grpc.Status;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class OnceOnlyTest extends GrpcTest {

  private CatalogServiceBlockingStub catalog;

  @BeforeEach
  void stub() {
    catalog = CatalogServiceGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
  }

  @Test
  void aRequestThatComesAgainGetsItsAnswerAndChangesNothing() {
    String id = unique("once");
    upsert(id, "First", "");
    DeleteItemRequest delete =
        DeleteItemRequest.newBuilder().setItemId(id).setRequestId(unique("request")).build();
    assertThat(catalog.deleteItem(delete).getDeleted()).isTrue();
    upsert(id, "Second", "");
    assertThat(catalog.deleteItem(delete).getDeleted()).isTrue();
    assertThat(title(id)).isEqualTo("Second");
  }

  @Test
  void anIdIsOfOneRequest() {
    String id = unique("reused");
    String request = unique("request");
    upsert(id, "First", request);
    assertFails(
        Status.Code.ALREADY_EXISTS, "REQUEST_ID_REUSED", () -> upsert(id, "Other", request));
    assertThat(title(id)).isEqualTo("First");
  }

  @Test
  void aRequestThatFailedMayComeAgain() {
    String id = unique("failed");
    BatchUpsertItemsRequest request =
        BatchUpsertItemsRequest.newBuilder()
            .addItems(Item.newBuilder().setItemId(id).setTitle("Title").setEtag("1"))
            .setRequestId(unique("request"))
            .build();
    assertFails(Status.Code.ABORTED, "ETAG_MISMATCH", () -> catalog.batchUpsertItems(request));
    upsert(id, "First", "");
    assertThat(catalog.batchUpsertItems(request).getUpserted()).isEqualTo(1);
    assertThat(title(id)).isEqualTo("Title");
  }

  @Test
  void theSameRequestManyTimesAtOnceHappensOnce() throws Exception {
    String id = unique("concurrent");
    String request = unique("request");
    Callable<Void> call =
        () -> {
          upsert(id, "Title", request);
          return null;
        };
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      for (Future<Void> done : callers.invokeAll(Collections.nCopies(16, call))) {
        done.get();
      }
    } finally {
      callers.shutdownNow();
    }
    assertThat(
            catalog
                .listItemRevisions(ListItemRevisionsRequest.newBuilder().setItemId(id).build())
                .getRevisionsCount())
        .isEqualTo(1);
  }

  private void upsert(String id, String title, String request) {
    catalog.batchUpsertItems(
        BatchUpsertItemsRequest.newBuilder()
            .addItems(Item.newBuilder().setItemId(id).setTitle(title))
            .setRequestId(request)
            .build());
  }

  private String title(String id) {
    return catalog.getItem(GetItemRequest.newBuilder().setItemId(id).build()).getItem().getTitle();
  }
}
