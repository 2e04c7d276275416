package dev.tradewind.feature.definition;

import com.google.protobuf.ByteString;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import java.util.List;
import java.util.Optional;

/**
 * The views as they are declared, ready for use.
 *
 * @param revision of the catalogue; 0 where none was read yet
 * @param decides whether this instance may begin derivations: it has the form of stored state of
 *     the instance that was started last
 * @param views by name and version
 * @param definitions the views packed, as {@link DefinitionCodec} reads them
 */
public record Declaration(
    long revision,
    boolean decides,
    List<KeptView> views,
    ViewCatalog catalog,
    ByteString definitions) {

  public static final Declaration NONE =
      new Declaration(0, false, List.of(), ViewCatalog.of(List.of()), ByteString.EMPTY);

  public Declaration {
    views = List.copyOf(views);
  }

  /** A version of a view. */
  Optional<KeptView> view(ViewKey key) {
    return views.stream().filter(view -> view.key().equals(key)).findFirst();
  }

  /** The newest version of a view. */
  Optional<KeptView> newest(String name) {
    return views.stream()
        .filter(view -> view.key().name().equals(name))
        .reduce((older, newer) -> newer);
  }
}
