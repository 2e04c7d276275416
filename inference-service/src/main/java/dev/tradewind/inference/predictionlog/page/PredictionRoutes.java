package dev.tradewind.inference.predictionlog.page;

import dev.tradewind.inference.page.PageAnswer;
import dev.tradewind.inference.predictionlog.OutcomeFollower;
import dev.tradewind.inference.predictionlog.domain.VersionOutcomes;
import dev.tradewind.inference.serving.rest.RestAccess;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The paths {@code /predictions} and {@code /predictions/<model>}, for whoever may call at all. */
@Singleton
class PredictionRoutes {

  private final RestAccess access;
  private final OutcomeFollower outcomes;

  PredictionRoutes(RestAccess access, OutcomeFollower outcomes) {
    this.access = access;
    this.outcomes = outcomes;
  }

  void open(@Observes Router router) {
    router.get("/predictions").handler(access::check).handler(this::list);
    router.get("/predictions/:model").handler(access::check).handler(this::show);
  }

  private void list(RoutingContext call) {
    PageAnswer.send(
        call,
        outcomes.isFollowing()
            ? ModelsPage.of(models(), outcomes.isCaughtUp())
            : ModelsPage.notFollowed());
  }

  private SortedMap<String, List<VersionOutcomes>> models() {
    SortedMap<String, List<VersionOutcomes>> models = new TreeMap<>();
    outcomes.models().forEach(model -> models.put(model, outcomes.of(model)));
    return models;
  }

  /** Of a model that is not known nothing is: that is said, too. */
  private void show(RoutingContext call) {
    String model = call.pathParam("model");
    PageAnswer.send(
        call,
        outcomes.isFollowing()
            ? ModelPage.of(model, outcomes.of(model), outcomes.isCaughtUp())
            : ModelsPage.notFollowed());
  }
}
