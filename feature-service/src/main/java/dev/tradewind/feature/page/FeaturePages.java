package dev.tradewind.feature.page;

import dev.tradewind.feature.definition.KeptView;
import dev.tradewind.feature.explain.Explanations;
import dev.tradewind.feature.materialization.MaterializationStatus;
import dev.tradewind.feature.materialization.Materializer;
import dev.tradewind.kit.error.ServiceException;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The pages, read only: {@code /features}, {@code /features/view/ID}, {@code /features/explain}.
 */
@Singleton
class FeaturePages {

  private static final Logger LOG = Logger.getLogger(FeaturePages.class);
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none';"
          + " base-uri 'none'";
  private static final int EVENTS = 100;

  private final ViewPages views;
  private final Explanations explanations;
  private final Materializer materializer;
  private final Template list;
  private final Template view;
  private final Template explain;

  FeaturePages(
      ViewPages views,
      Explanations explanations,
      Materializer materializer,
      @Location("features/views") Template list,
      @Location("features/view") Template view,
      @Location("features/explain") Template explain) {
    this.views = views;
    this.explanations = explanations;
    this.materializer = materializer;
    this.list = list;
    this.view = view;
    this.explain = explain;
  }

  void routes(@Observes Router router) {
    router.get("/features").handler(page -> answer(page, list()));
    router.get("/features/view/:id").handler(page -> answer(page, view(page)));
    router.get("/features/explain").handler(page -> answer(page, explain(page)));
  }

  private Uni<TemplateInstance> list() {
    return Uni.createFrom().item(() -> list.data("views", views.all()));
  }

  private Uni<TemplateInstance> view(RoutingContext page) {
    boolean ofHistory = "history".equals(parameter(page, "source"));
    String baseline = parameter(page, "baseline");
    return Uni.createFrom()
        .deferred(
            () -> {
              KeptView kept = views.view(page.pathParam("id"));
              TemplateInstance shown =
                  view.data("view", views.row(kept))
                      .data("source", ofHistory ? "history" : "served")
                      .data("baseline", baseline);
              return views
                  .cards(kept, ofHistory, baseline)
                  .map(cards -> shown.data("features", cards).data("problem", ""))
                  .onFailure(ServiceException.class)
                  .recoverWithItem(
                      refused ->
                          shown.data("features", List.of()).data("problem", refused.getMessage()));
            })
        .chain(
            shown ->
                views
                    .baselineNames()
                    .onFailure(ServiceException.class)
                    .recoverWithItem(List.of())
                    .map(names -> shown.data("baselines", names)));
  }

  private Uni<TemplateInstance> explain(RoutingContext page) {
    String feature = parameter(page, "feature");
    String entity = parameter(page, "entity");
    TemplateInstance shown = explain.data("feature", feature).data("entity", entity);
    return Uni.createFrom()
        .deferred(() -> explanations.explain(feature, entity, EVENTS))
        .map(explained -> with(shown, ExplainPage.of(explained), ""))
        .onFailure(ServiceException.class)
        .recoverWithItem(refused -> with(shown, ExplainPage.EMPTY, refused.getMessage()));
  }

  private static TemplateInstance with(TemplateInstance shown, ExplainPage page, String problem) {
    return shown
        .data("value", page.value())
        .data("facts", page.facts())
        .data("tiles", page.tiles())
        .data("events", page.events())
        .data("problem", problem);
  }

  private void answer(RoutingContext page, Uni<TemplateInstance> content) {
    page.response()
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cache-Control", "no-store");
    content
        .chain(shown -> shown.data("status", status()).createUni())
        .subscribe()
        .with(html -> page.response().end(html), failure -> fail(page, failure));
  }

  private static void fail(RoutingContext page, Throwable failure) {
    if (failure instanceof ServiceException refused) {
      page.response()
          .setStatusCode(404)
          .putHeader("Content-Type", "text/plain; charset=utf-8")
          .end(refused.getMessage());
      return;
    }
    LOG.error("a page could not be made", failure);
    page.fail(500);
  }

  private String status() {
    MaterializationStatus status = materializer.status();
    return status.state().name().toLowerCase(Locale.ROOT)
        + " · "
        + status.applied()
        + " events applied, "
        + status.lag()
        + " to go · acknowledged to readable: median "
        + status.freshnessP50().toMillis()
        + " ms, 99 % "
        + status.freshnessP99().toMillis()
        + " ms";
  }

  private static String parameter(RoutingContext page, String name) {
    return Optional.ofNullable(page.request().getParam(name)).orElse("");
  }
}
