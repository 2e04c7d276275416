package dev.tradewind.inference.predict;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Of what type the values of a feature of the feature store are. */
public enum FeatureType {
  /** Nobody told; fits any. */
  UNSPECIFIED,
  /** A 64-bit integer. */
  INT64,
  /** A number. */
  DOUBLE,
  /** A text. */
  STRING,
  /** Texts in order. */
  STRING_LIST,
  /** Numbers in order. */
  DOUBLE_LIST,
  /** Numbers by text. */
  DOUBLE_MAP;

  /** The type of this name, as manifests write it: {@code string_list}. */
  public static Optional<FeatureType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.manifestName().equals(name)).findFirst();
  }

  /** As manifests write it. */
  public String manifestName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether values of one may be taken for values of the other. */
  public boolean fits(FeatureType other) {
    return this == other || this == UNSPECIFIED || other == UNSPECIFIED;
  }
}
