package dev.tradewind.feature.definition;

import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.aggregate.domain.ViewCatalog.Refusal;
import dev.tradewind.feature.error.FeatureReason;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The views that are declared, and how to change them. */
@Singleton
public class FeatureViews {

  private final DefinitionStore store;
  private final DefinitionReader reader;
  private final Declarations declarations;
  private final DeclaredCatalog declared;
  private final Clock clock;

  FeatureViews(
      DefinitionStore store,
      DefinitionReader reader,
      Declarations declarations,
      DeclaredCatalog declared,
      Clock clock) {
    this.store = store;
    this.reader = reader;
    this.declarations = declarations;
    this.declared = declared;
    this.clock = clock;
  }

  /** All views by name and version. */
  public List<KeptView> all() {
    return declared.current().views();
  }

  /**
   * One view.
   *
   * @param version 0 is the newest
   * @throws ServiceException FEATURE_VIEW_UNKNOWN
   */
  public KeptView view(String name, int version) {
    Declaration current = declared.current();
    return (version == 0 ? current.newest(name) : current.view(ViewKey.of(name, version)))
        .orElseThrow(
            () ->
                new ServiceException(
                    FeatureReason.FEATURE_VIEW_UNKNOWN,
                    "name: no feature view " + name + (version == 0 ? "" : " version " + version)));
  }

  /** A version of a view, ready for use; empty where it is not declared (any more). */
  public Optional<CompiledView> compiled(ViewKey key) {
    return declared.catalog().view(key.name(), key.version());
  }

  /**
   * Adds a view, or changes what may change of one.
   *
   * @return the view as kept; fails with FIELD_INVALID, FEATURE_VIEW_EXISTS, TOO_MANY_VIEWS or
   *     DEPENDENCY_UNAVAILABLE
   */
  public Uni<KeptView> apply(FeatureView view) {
    return Uni.createFrom()
        .item(() -> reader.compile(view))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .chain(sound -> change(catalogue -> catalogue.apply(view, clock.instant())))
        .map(declaration -> declaration.view(ViewKey.of(view)).orElseThrow());
  }

  /**
   * Removes a version of a view, if it is there.
   *
   * @return fails with FEATURE_VIEW_SHIPPED or DEPENDENCY_UNAVAILABLE
   */
  public Uni<Void> delete(ViewKey key) {
    return change(catalogue -> catalogue.delete(key)).replaceWithVoid();
  }

  /** Changes the catalogue for all instances, and takes the change over at once in this one. */
  private Uni<Declaration> change(UnaryOperator<Catalogue> change) {
    return store
        .change(stored -> stored.with(change.apply(stored.catalogue())))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(
            stored -> {
              Declaration after = declarations.of(stored);
              declared.take(after);
              return after;
            })
        .onFailure(DefinitionStoreDownException.class)
        .transform(
            down ->
                new ServiceException(
                    CommonReason.DEPENDENCY_UNAVAILABLE,
                    "definitions: PostgreSQL does not answer; nothing can be said about this"
                        + " change: try it again"));
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
