package dev.tradewind.feature.api;

import static dev.tradewind.feature.api.Calls.await;
import static dev.tradewind.feature.api.Calls.expectError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.feature.v1.CheckServingSkewRequest;
import dev.tradewind.api.feature.v1.CheckServingSkewResponse;
import dev.tradewind.api.feature.v1.CreateBaselineRequest;
import dev.tradewind.api.feature.v1.DriftVerdict;
import dev.tradewind.api.feature.v1.ExplainFeatureRequest;
import dev.tradewind.api.feature.v1.ExplainFeatureResponse;
import dev.tradewind.api.feature.v1.FeatureDrift;
import dev.tradewind.api.feature.v1.FeatureService;
import dev.tradewind.api.feature.v1.FeatureStatistics;
import dev.tradewind.api.feature.v1.FeatureStatisticsService;
import dev.tradewind.api.feature.v1.FeatureStatus;
import dev.tradewind.api.feature.v1.GetFeatureDriftRequest;
import dev.tradewind.api.feature.v1.GetFeatureStatisticsRequest;
import dev.tradewind.api.feature.v1.GetMaterializationStatusRequest;
import dev.tradewind.api.feature.v1.GetMaterializationStatusResponse;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.feature.v1.HistorySample;
import dev.tradewind.api.feature.v1.MaterializationService;
import dev.tradewind.api.feature.v1.MaterializationState;
import dev.tradewind.api.feature.v1.StatisticsSource;
import dev.tradewind.feature.online.redis.RedisFixture;
import dev.tradewind.feature.shop.TestClock;
import dev.tradewind.testkit.Eventually;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ShopResource.class)
class FeatureWatchTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:30Z");
  private static final String VIEWS = "shopper_activity:views_7d";
  private static final String SPEND = "shopper_activity:spend_30d";

  @GrpcClient("self")
  FeatureService features;

  @GrpcClient("self")
  FeatureStatisticsService statistics;

  @GrpcClient("self")
  MaterializationService materialization;

  @Inject TestClock clock;
  @TestHTTPResource URI server;

  FakeIngestion ingestion;
  RedisFixture redis;

  @BeforeEach
  void resetClock() {
    clock.set(NOW);
  }

  @Test
  void aValueIsExplainedByTheEventsBehindIt() {
    ShopEvents shop = new ShopEvents();
    var first = shop.view(NOW.minusSeconds(3600));
    var second = shop.view(NOW.minusSeconds(60));
    ingestion.append(first);
    ingestion.append(second);
    ingestion.append(shop.view(NOW.minusSeconds(40 * 86_400)));
    ingestion.append(shop.buy(2, 19, 990_000_000, NOW.minusSeconds(30)));
    awaitApplied();

    ExplainFeatureResponse views = explain(VIEWS, shop.shopper());
    assertThat(views.getValue().getInt64Value()).isEqualTo(2);
    assertThat(views.getStatus()).isEqualTo(FeatureStatus.FEATURE_STATUS_PRESENT);
    assertThat(views.getMergedIdsList()).containsExactly(shop.shopper());
    assertThat(views.getEventsList())
        .extracting(event -> event.getEventId())
        .containsExactly(second.getEventId(), first.getEventId());
    assertThat(views.getEventCount()).isEqualTo(2);
    assertThat(views.getTilesList())
        .extracting(tile -> tile.getValue().getInt64Value())
        .containsExactly(2L);
    assertThat(views.getEqual()).isTrue();
    assertThat(views.getRecomputed()).isEqualTo(views.getValue());
    assertThat(views.getDefinition().getName()).isEqualTo("views_7d");

    assertThat(explain(SPEND, shop.shopper()).getValue().getDoubleValue()).isEqualTo(39.98);
    ExplainFeatureResponse bought = explain("item_popularity:purchases_30d", shop.item());
    assertThat(bought.getValue().getInt64Value()).isEqualTo(1);
    assertThat(bought.getEqual()).isTrue();
    expectError(
        Status.Code.NOT_FOUND, "FEATURE_UNKNOWN", () -> explain("shopper_activity:nope", "x"));
  }

  @Test
  void whatIsServedIsProfiledAndComparedWithABaseline() {
    for (int i = 0; i < 120; i++) {
      ShopEvents shop = new ShopEvents();
      for (int view = 0; view <= i % 4; view++) {
        ingestion.append(shop.view(NOW.minusSeconds(100 + view)));
      }
    }
    awaitApplied();
    FeatureStatistics before = of(history(VIEWS), VIEWS);
    assertThat(before.getCells()).isGreaterThanOrEqualTo(120);
    assertThat(before.getNumbers().getHistogramCount()).isPositive();

    await(
        statistics.createBaseline(
            CreateBaselineRequest.newBuilder()
                .setBaseline("watch")
                .addFeatures(VIEWS)
                .setSource(fromHistory())
                .build()));
    FeatureDrift same = drift("watch", fromHistory());
    assertThat(same.getVerdict()).isEqualTo(DriftVerdict.DRIFT_VERDICT_STABLE);
    assertThat(same.getPsi()).isZero();

    List<String> strangers = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      strangers.add("stranger-" + i);
    }
    for (int i = 0; i < 3; i++) {
      read(strangers, VIEWS);
    }
    FeatureDrift shifted = drift("watch", StatisticsSource.getDefaultInstance());
    assertThat(shifted.getVerdict()).isEqualTo(DriftVerdict.DRIFT_VERDICT_SHIFTED);
    assertThat(shifted.getPresent().getNotFoundRate()).isGreaterThan(.5);
    expectError(
        Status.Code.NOT_FOUND,
        "BASELINE_UNKNOWN",
        () -> drift("nope", StatisticsSource.getDefaultInstance()));
  }

  @Test
  void aStateThatIsNotWhatTheLogSaysIsFound() {
    ShopEvents one = new ShopEvents();
    ShopEvents other = new ShopEvents();
    ingestion.append(one.view(NOW.minusSeconds(60)));
    ingestion.append(other.view(NOW.minusSeconds(60)));
    ingestion.append(other.view(NOW.minusSeconds(50)));
    awaitApplied();
    read(List.of(one.shopper(), other.shopper()), VIEWS, SPEND);
    assertThat(skew().getDifferences()).isZero();
    assertThat(skew().getCells()).isPositive();

    redis.copyState(other.shopper(), one.shopper());
    CheckServingSkewResponse found = skew();
    assertThat(found.getDifferences()).isPositive();
    assertThat(found.getExamplesList())
        .anySatisfy(
            cell -> {
              assertThat(cell.getEntityId()).isEqualTo(one.shopper());
              assertThat(cell.getFeature()).isEqualTo(VIEWS);
            });
    assertThat(explain(VIEWS, one.shopper()).getEqual()).isFalse();
  }

  @Test
  void thePagesShowViewsValuesAndReasons() throws Exception {
    ShopEvents shop = new ShopEvents();
    ingestion.append(shop.view(NOW.minusSeconds(60)));
    awaitApplied();
    read(List.of(shop.shopper()), VIEWS);

    HttpResponse<String> list = page("features");
    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.body()).contains("shopper_activity", "item_demand", "live");
    assertThat(list.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
    assertThat(page("features/view/shopper_activity").body())
        .contains("COUNT of view_item in 7 d", "<rect", "cells");
    assertThat(page("features/view/shopper_activity?source=history").body()).contains("<rect");
    assertThat(page("features/explain?feature=" + VIEWS + "&entity=" + shop.shopper()).body())
        .contains("Why is it 1?", "view_item", "the same");
    assertThat(page("features/explain?feature=%3Cscript%3E&entity=x").body())
        .doesNotContain("<script>")
        .contains("&lt;script&gt;");
    assertThat(page("features/view/nope").statusCode()).isEqualTo(404);
    assertThat(page("features/style.css").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> page(String path) throws Exception {
    URI address = URI.create("http://" + server.getHost() + ":" + server.getPort() + "/" + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  private ExplainFeatureResponse explain(String feature, String entity) {
    return await(
        features.explainFeature(
            ExplainFeatureRequest.newBuilder().setFeature(feature).setEntityId(entity).build()));
  }

  private static StatisticsSource fromHistory() {
    return StatisticsSource.newBuilder().setHistory(HistorySample.getDefaultInstance()).build();
  }

  private List<FeatureStatistics> history(String feature) {
    return await(
            statistics.getFeatureStatistics(
                GetFeatureStatisticsRequest.newBuilder()
                    .addFeatures(feature)
                    .setSource(fromHistory())
                    .build()))
        .getStatisticsList();
  }

  private static FeatureStatistics of(List<FeatureStatistics> all, String feature) {
    return all.stream().filter(one -> one.getFeature().equals(feature)).findFirst().orElseThrow();
  }

  private FeatureDrift drift(String baseline, StatisticsSource source) {
    return await(
            statistics.getFeatureDrift(
                GetFeatureDriftRequest.newBuilder()
                    .setBaseline(baseline)
                    .setSource(source)
                    .build()))
        .getDrifts(0);
  }

  private CheckServingSkewResponse skew() {
    return await(
        statistics.checkServingSkew(CheckServingSkewRequest.newBuilder().setMaxRows(2000).build()));
  }

  private void read(List<String> entities, String... names) {
    await(
        features.getOnlineFeatures(
            GetOnlineFeaturesRequest.newBuilder()
                .addAllFeatures(List.of(names))
                .addAllEntityIds(entities)
                .build()));
  }

  private void awaitApplied() {
    Eventually.until(
        "all is applied",
        () -> {
          GetMaterializationStatusResponse status =
              await(
                  materialization.getMaterializationStatus(
                      GetMaterializationStatusRequest.getDefaultInstance()));
          return status.getState() == MaterializationState.MATERIALIZATION_STATE_LIVE
              && status.getEventsApplied() == ingestion.size()
              && status.getLag() == 0;
        });
  }
}
