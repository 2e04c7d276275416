package dev.tradewind.training.mlflow;

import dev.tradewind.kit.web.Loopback;
import dev.tradewind.training.database.DatabaseContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.Function;

/**
 * The paths of MLflow's REST API that are answered, all of them read only. For callers on this
 * machine alone, as nobody has to say who they are.
 */
@Singleton
class MlflowRoutes {

  private static final String ROOT = "/api/2.0/mlflow/";
  private static final int LARGEST_BODY = 1 << 16;

  private final MlflowTracking tracking;
  private final MlflowRegistry registry;
  private final DatabaseContext database;

  MlflowRoutes(MlflowTracking tracking, MlflowRegistry registry, DatabaseContext database) {
    this.tracking = tracking;
    this.registry = registry;
    this.database = database;
  }

  void open(@Observes Router router) {
    router.route(ROOT + "*").handler(MlflowRoutes::guard);
    open(router, HttpMethod.POST, "experiments/search", tracking::searchExperiments);
    open(router, HttpMethod.GET, "experiments/search", tracking::searchExperiments);
    open(router, HttpMethod.GET, "experiments/get", tracking::getExperiment);
    open(router, HttpMethod.GET, "experiments/get-by-name", tracking::getExperimentByName);
    open(router, HttpMethod.POST, "runs/search", tracking::searchRuns);
    open(router, HttpMethod.GET, "runs/get", tracking::getRun);
    open(router, HttpMethod.GET, "metrics/get-history", tracking::getMetricHistory);
    open(router, HttpMethod.GET, "registered-models/search", registry::searchModels);
    open(router, HttpMethod.GET, "registered-models/get", registry::getModel);
    open(router, HttpMethod.GET, "registered-models/alias", registry::getVersionByAlias);
    open(router, HttpMethod.GET, "model-versions/search", registry::searchVersions);
    open(router, HttpMethod.GET, "model-versions/get", registry::getVersion);
    open(router, HttpMethod.GET, "model-versions/get-download-uri", registry::getDownloadUri);
    router
        .route(ROOT + "*")
        .handler(
            call ->
                MlflowFailure.ENDPOINT_NOT_FOUND.answer(
                    call,
                    call.normalizedPath() + " is not answered here; docs/mlflow.md lists what is"));
  }

  private static void guard(RoutingContext call) {
    Loopback.refusal(call.request())
        .ifPresentOrElse(why -> MlflowFailure.PERMISSION_DENIED.answer(call, why), call::next);
  }

  private void open(
      Router router,
      HttpMethod method,
      String path,
      Function<RequestBody, Uni<JsonObject>> answer) {
    router
        .route(method, ROOT + path)
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
        .handler(call -> answer(call, answer))
        .failureHandler(call -> MlflowFailure.answer(call, call.failure()));
  }

  private void answer(RoutingContext call, Function<RequestBody, Uni<JsonObject>> answer) {
    RequestBody request = RequestBody.of(call);
    database
        .call(() -> answer.apply(request))
        .subscribe()
        .with(
            found ->
                call.response().putHeader("content-type", "application/json").end(found.toBuffer()),
            failure -> MlflowFailure.answer(call, failure));
  }
}
