package dev.tradewind.feature.definition;

import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.aggregate.domain.ViewCatalog.Refusal;
import dev.tradewind.feature.definition.ViewParser.ParsedView;
import dev.tradewind.feature.error.FeatureReason;
import dev.tradewind.feature.expression.CelExpressions;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.kit.validation.MessageValidator;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The views that the service was started with. */
@Startup
@Singleton
public class FeatureViews {

  private final List<ParsedView> views;
  private final ViewCatalog catalog;

  FeatureViews(DefinitionConfig config, MessageValidator validator) {
    this.views = new ViewFiles(new ViewParser(validator)).load(config);
    this.catalog =
        new ViewCatalog(views.stream().map(ParsedView::spec).toList(), new CelExpressions());
  }

  @Produces
  @Singleton
  ViewCatalog catalog() {
    return catalog;
  }

  List<FeatureView> all() {
    return views.stream().map(ParsedView::message).toList();
  }

  FeatureView named(String name) {
    return views.stream()
        .filter(view -> view.spec().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ServiceException(
                    FeatureReason.FEATURE_VIEW_UNKNOWN, "name: no feature view " + name))
        .message();
  }

  /**
   * Finds features in a catalogue.
   *
   * @throws ServiceException FEATURE_UNKNOWN or FEATURES_MIXED, naming them
   */
  public static FeatureSelection select(ViewCatalog catalog, List<String> features) {
    try {
      return catalog.select(features);
    } catch (ViewCatalog.RefusedException refused) {
      throw refusal(refused.refusal());
    }
  }

  private static ServiceException refusal(Refusal refusal) {
    if (refusal instanceof Refusal.Mixed mixed) {
      String reason = mixed.first() + " and " + mixed.second() + " belong to different entities";
      return new ServiceException(
          FeatureReason.FEATURES_MIXED,
          "features: " + reason + "; ask for them in two calls",
          List.of(new FieldViolation("features", reason)));
    }
    return new ServiceException(
        FeatureReason.FEATURE_UNKNOWN,
        "features: no feature "
            + ((Refusal.Unknown) refusal).feature()
            + " (expected: view:feature, as ListFeatureViews names them)");
  }
}
