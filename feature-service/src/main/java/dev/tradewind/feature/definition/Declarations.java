package dev.tradewind.feature.definition;

import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.domain.ViewSpec;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes what is stored ready for use. */
@Singleton
class Declarations {

  private final DefinitionReader reader;

  Declarations(DefinitionReader reader) {
    this.reader = reader;
  }

  /** Compiles every view; takes its time, hence never on an event loop. */
  Declaration of(StoredCatalogue stored) {
    List<KeptView> views = stored.catalogue().views();
    List<FeatureView> definitions = views.stream().map(KeptView::definition).toList();
    return new Declaration(
        stored.revision(),
        stored.format().equals(ViewSpec.STATE_VERSION),
        views,
        ViewCatalog.of(definitions.stream().map(reader::compile).toList()),
        DefinitionCodec.pack(definitions));
  }
}
