package dev.tradewind.feature.definition.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Collectors;

/** Features of one kind of entity that are stored together. */
public record ViewSpec(String name, EntityKind entity, List<FeatureSpec> features) {

  /** Part of every fingerprint: raise it when the meaning or the form of stored state changes. */
  private static final String STATE_VERSION = "1";

  public ViewSpec {
    features = List.copyOf(features);
  }

  /**
   * Says which definition a stored state was made by: the first 64 bits of SHA-256 of what the view
   * means. Descriptions and owners may change without a new derivation.
   */
  public long fingerprint() {
    String canonical =
        features.stream()
            .map(FeatureSpec::canonical)
            .collect(
                Collectors.joining("\n", STATE_VERSION + "|" + name + "|" + entity + "\n", ""));
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
