package dev.tradewind.training.search;

import dev.tradewind.api.training.v1.CancelHyperparameterSearchRequest;
import dev.tradewind.api.training.v1.CancelHyperparameterSearchResponse;
import dev.tradewind.api.training.v1.CreateHyperparameterSearchRequest;
import dev.tradewind.api.training.v1.CreateHyperparameterSearchResponse;
import dev.tradewind.api.training.v1.GetHyperparameterSearchRequest;
import dev.tradewind.api.training.v1.GetHyperparameterSearchResponse;
import dev.tradewind.api.training.v1.HyperparameterSearchService;
import dev.tradewind.api.training.v1.ListHyperparameterSearchesRequest;
import dev.tradewind.api.training.v1.ListHyperparameterSearchesResponse;
import dev.tradewind.api.training.v1.WatchHyperparameterSearchRequest;
import dev.tradewind.api.training.v1.WatchHyperparameterSearchResponse;
import dev.tradewind.kit.paging.PageToken;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The contract of searches for hyper-parameters. */
@GrpcService
class SearchGrpcService implements HyperparameterSearchService {

  private static final String LIST = "ListHyperparameterSearches";
  private static final int DEFAULT_PAGE_SIZE = 20;

  private final Searches searches;

  SearchGrpcService(Searches searches) {
    this.searches = searches;
  }

  @Override
  public Uni<CreateHyperparameterSearchResponse> createHyperparameterSearch(
      CreateHyperparameterSearchRequest request) {
    return searches
        .create(
            SearchMessages.plan(request.getPlan()),
            Optional.of(request.getRequestId()).filter(id -> !id.isEmpty()))
        .map(
            found ->
                CreateHyperparameterSearchResponse.newBuilder()
                    .setSearch(SearchMessages.search(found))
                    .build());
  }

  @Override
  public Uni<GetHyperparameterSearchResponse> getHyperparameterSearch(
      GetHyperparameterSearchRequest request) {
    return searches
        .get(request.getSearchId())
        .map(
            found ->
                GetHyperparameterSearchResponse.newBuilder()
                    .setSearch(SearchMessages.search(found))
                    .build());
  }

  @Override
  public Uni<ListHyperparameterSearchesResponse> listHyperparameterSearches(
      ListHyperparameterSearchesRequest request) {
    long below =
        PageToken.lastKey(LIST, request.getPageToken()).map(Long::parseLong).orElse(Long.MAX_VALUE);
    int size = request.getPageSize() == 0 ? DEFAULT_PAGE_SIZE : request.getPageSize();
    return searches.newestBelow(below, size + 1).map(found -> page(found, size));
  }

  private static ListHyperparameterSearchesResponse page(
      List<SearchStore.Numbered> found, int size) {
    List<SearchStore.Numbered> page = found.subList(0, Math.min(size, found.size()));
    ListHyperparameterSearchesResponse.Builder response =
        ListHyperparameterSearchesResponse.newBuilder()
            .addAllSearches(
                page.stream().map(entry -> SearchMessages.outline(entry.search())).toList());
    if (found.size() > size) {
      response.setNextPageToken(PageToken.after(LIST, String.valueOf(page.get(size - 1).seq())));
    }
    return response.build();
  }

  @Override
  public Uni<WatchHyperparameterSearchResponse> watchHyperparameterSearch(
      WatchHyperparameterSearchRequest request) {
    Duration wait =
        Duration.ofSeconds(request.getWait().getSeconds(), request.getWait().getNanos());
    return searches
        .watch(request.getSearchId(), request.getAfterRevision(), wait)
        .map(
            found ->
                WatchHyperparameterSearchResponse.newBuilder()
                    .setSearch(SearchMessages.search(found))
                    .build());
  }

  @Override
  public Uni<CancelHyperparameterSearchResponse> cancelHyperparameterSearch(
      CancelHyperparameterSearchRequest request) {
    return searches
        .cancel(request.getSearchId())
        .map(
            found ->
                CancelHyperparameterSearchResponse.newBuilder()
                    .setSearch(SearchMessages.search(found))
                    .build());
  }
}
