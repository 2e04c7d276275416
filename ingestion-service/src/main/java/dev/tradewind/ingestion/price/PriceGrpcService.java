package dev.tradewind.ingestion.price;

import dev.tradewind.api.ingestion.v1.BatchGetPricesRequest;
import dev.tradewind.api.ingestion.v1.BatchGetPricesResponse;
import dev.tradewind.api.ingestion.v1.BatchSetPricesRequest;
import dev.tradewind.api.ingestion.v1.BatchSetPricesResponse;
import dev.tradewind.api.ingestion.v1.ListPricesRequest;
import dev.tradewind.api.ingestion.v1.ListPricesResponse;
import dev.tradewind.api.ingestion.v1.PriceService;
import dev.tradewind.ingestion.history.RevisionPages;
import dev.tradewind.ingestion.message.Amounts;
import dev.tradewind.ingestion.message.Times;
import dev.tradewind.ingestion.price.domain.Price;
import dev.tradewind.ingestion.receipt.OnceOnly;
import dev.tradewind.ingestion.store.KnownItems;
import dev.tradewind.ingestion.store.Transactions;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The gRPC edge of the prices. */
@GrpcService
class PriceGrpcService implements PriceService {

  private static final int DEFAULT_PAGE_SIZE = 50;

  private final PriceRepository prices;
  private final Transactions transactions;
  private final OnceOnly onceOnly;
  private final Clock clock;

  PriceGrpcService(
      PriceRepository prices, Transactions transactions, OnceOnly onceOnly, Clock clock) {
    this.prices = prices;
    this.transactions = transactions;
    this.onceOnly = onceOnly;
    this.clock = clock;
  }

  @Override
  public Uni<BatchSetPricesResponse> batchSetPrices(BatchSetPricesRequest request) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Map<List<Object>, Price> latest = new LinkedHashMap<>();
    for (int i = 0; i < request.getPricesCount(); i++) {
      Price price = price(request.getPrices(i), "prices[" + i + "].valid_from", now);
      latest.put(List.of(price.itemId(), price.priceList(), price.validFrom()), price);
    }
    Set<String> itemIds = latest.values().stream().map(Price::itemId).collect(Collectors.toSet());
    return onceOnly.run(
        request.getRequestId(),
        request,
        BatchSetPricesResponse.parser(),
        session ->
            KnownItems.require(session, itemIds)
                .chain(() -> prices.set(session, latest.values()))
                .map(written -> BatchSetPricesResponse.newBuilder().setWritten(written).build()));
  }

  @Override
  public Uni<BatchGetPricesResponse> batchGetPrices(BatchGetPricesRequest request) {
    Set<String> asked = new LinkedHashSet<>(request.getItemIdsList());
    Instant asOf =
        Times.optional(request.hasAsOf(), request.getAsOf(), "as_of").orElseGet(clock::instant);
    return transactions
        .read(session -> prices.asOf(session, asked, request.getPriceList(), asOf))
        .map(found -> response(asked, found));
  }

  @Override
  public Uni<ListPricesResponse> listPrices(ListPricesRequest request) {
    String scope = "ListPrices/" + request.getItemId() + "/" + request.getPriceList();
    Instant before = RevisionPages.start(scope, request.getPageToken());
    int size = request.getPageSize() == 0 ? DEFAULT_PAGE_SIZE : request.getPageSize();
    return transactions
        .read(
            session ->
                prices.before(
                    session, request.getItemId(), request.getPriceList(), before, size + 1))
        .map(found -> page(found, size, scope));
  }

  private static BatchGetPricesResponse response(Set<String> asked, List<Price> found) {
    Map<String, Price> byItem =
        found.stream().collect(Collectors.toMap(Price::itemId, Function.identity()));
    BatchGetPricesResponse.Builder response = BatchGetPricesResponse.newBuilder();
    for (String itemId : asked) {
      Price price = byItem.get(itemId);
      if (price != null && price.amount() != null) {
        response.addPrices(message(price));
      }
    }
    return response.build();
  }

  private static ListPricesResponse page(List<Price> found, int size, String scope) {
    ListPricesResponse.Builder response = ListPricesResponse.newBuilder();
    found.stream().limit(size).forEach(price -> response.addPrices(message(price)));
    return response
        .setNextPageToken(
            RevisionPages.next(scope, found.stream().map(Price::validFrom).toList(), size))
        .build();
  }

  private static Price price(
      dev.tradewind.api.ingestion.v1.Price message, String field, Instant now) {
    return new Price(
        message.getItemId(),
        message.getPriceList(),
        Times.optional(message.hasValidFrom(), message.getValidFrom(), field).orElse(now),
        message.hasAmount() ? Amounts.amount(message.getAmount()) : null);
  }

  private static dev.tradewind.api.ingestion.v1.Price message(Price price) {
    dev.tradewind.api.ingestion.v1.Price.Builder message =
        dev.tradewind.api.ingestion.v1.Price.newBuilder()
            .setItemId(price.itemId())
            .setPriceList(price.priceList())
            .setValidFrom(Times.message(price.validFrom()));
    if (price.amount() != null) {
      message.setAmount(Amounts.message(price.amount()));
    }
    return message.build();
  }
}
