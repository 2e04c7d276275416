package dev.tradewind.inference.experiment.page;

import dev.tradewind.inference.experiment.Experiments;
import dev.tradewind.inference.experiment.domain.Experiment;
import dev.tradewind.inference.experiment.outcome.ExperimentResultsReader;
import dev.tradewind.inference.experiment.recommend.Shadows;
import dev.tradewind.inference.page.PageAnswer;
import dev.tradewind.inference.serving.rest.RestAccess;
import dev.tradewind.inference.serving.rest.RestFailure;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The paths {@code /experiments} and {@code /experiments/<id>}, for whoever may call at all. */
@Singleton
class ExperimentRoutes {

  private final RestAccess access;
  private final Experiments experiments;
  private final ExperimentResultsReader results;
  private final Shadows shadows;

  ExperimentRoutes(
      RestAccess access,
      Experiments experiments,
      ExperimentResultsReader results,
      Shadows shadows) {
    this.access = access;
    this.experiments = experiments;
    this.results = results;
    this.shadows = shadows;
  }

  void open(@Observes Router router) {
    router.get("/experiments").handler(access::check).handler(this::list);
    // Long paths take long to compute: not on the event loop.
    router.get("/experiments/:id").handler(access::check).blockingHandler(this::show, false);
  }

  private void list(RoutingContext call) {
    PageAnswer.send(call, ListPage.of(experiments.all()));
  }

  private void show(RoutingContext call) {
    try {
      Experiment experiment = experiments.get(call.pathParam("id"));
      PageAnswer.send(
          call, ResultsPage.of(results.of(experiment), shadows.tally(experiment.plan().id())));
    } catch (RuntimeException failure) {
      RestFailure.answer(call, failure);
    }
  }
}
