package dev.tradewind.feature.definition;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.api.feature.v1.ListFeatureViewsResponse;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Packs definitions, to be kept beside the states that are derived by them. */
@Singleton
public class DefinitionCodec {

  private final DefinitionReader reader;

  DefinitionCodec(DefinitionReader reader) {
    this.reader = reader;
  }

  static ByteString pack(List<FeatureView> views) {
    return ListFeatureViewsResponse.newBuilder().addAllFeatureViews(views).build().toByteString();
  }

  /**
   * The views of packed definitions.
   *
   * @throws IllegalArgumentException where they are damaged, or of a later release
   */
  public ViewCatalog unpack(ByteString packed) {
    try {
      return ViewCatalog.of(
          ListFeatureViewsResponse.parseFrom(packed).getFeatureViewsList().stream()
              .map(reader::compile)
              .toList());
    } catch (InvalidProtocolBufferException | RuntimeException unreadable) {
      throw new IllegalArgumentException(
          "definitions cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }
}
