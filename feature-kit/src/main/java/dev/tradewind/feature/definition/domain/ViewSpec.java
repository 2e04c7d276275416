package dev.tradewind.feature.definition.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Features of one kind of entity that are stored together. Names are as in the contract's
 * FeatureView.
 *
 * @param version from 1
 * @param filter only lines for which it is true count; empty means all
 * @param purpose events whose shopper has denied it do not count
 * @param freshness how far the online store may be behind the log; default 10 seconds
 * @param maxAge values of an entity whose latest event is older are out of date; empty means never
 */
public record ViewSpec(
    String name,
    int version,
    EntityKeys keys,
    Optional<String> filter,
    Purpose purpose,
    Duration freshness,
    Optional<Duration> maxAge,
    List<FeatureSpec> features,
    List<OnDemandSpec> onDemand) {

  public static final Duration DEFAULT_FRESHNESS = Duration.ofSeconds(10);

  /** Part of every fingerprint: raise it when the meaning or the form of stored state changes. */
  public static final String STATE_VERSION = "2";

  public ViewSpec {
    features = List.copyOf(features);
    onDemand = List.copyOf(onDemand);
  }

  /** The first version of a view of all lines, for an essential purpose. */
  public ViewSpec(String name, EntityKeys keys, List<FeatureSpec> features) {
    this(
        name,
        1,
        keys,
        Optional.empty(),
        Purpose.ESSENTIAL,
        DEFAULT_FRESHNESS,
        Optional.empty(),
        features,
        List.of());
  }

  /** What tells it from all other views: its name; from the second version on, name@version. */
  public String id() {
    return version == 1 ? name : name + "@" + version;
  }

  /**
   * Whether all events of an entity are in one partition of the log, so that it has one whole
   * state; else it has one for each partition, merged at read.
   */
  public boolean isWhole() {
    return keys.haveSubject();
  }

  /**
   * Says which definition a stored state was made by: the first 64 bits of SHA-256 of what the view
   * means. Descriptions, owners, promises and on-demand features may change without a new
   * derivation.
   */
  public long fingerprint() {
    String canonical =
        features.stream()
            .map(FeatureSpec::canonical)
            .collect(Collectors.joining("\n", head() + "\n", ""));
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private String head() {
    return String.join(
        "|", STATE_VERSION, id(), keys.toString(), FeatureSpec.quoted(filter), purpose.name());
  }

  /** Whether every value of the two means the same; promises may differ. */
  public boolean meansTheSameAs(ViewSpec other) {
    return fingerprint() == other.fingerprint() && onDemand.equals(other.onDemand);
  }

  /** The number of a feature: stored ones first, then on-demand ones; -1 where there is none. */
  public int indexOf(String feature) {
    for (int i = 0; i < features.size(); i++) {
      if (features.get(i).name().equals(feature)) {
        return i;
      }
    }
    for (int i = 0; i < onDemand.size(); i++) {
      if (onDemand.get(i).name().equals(feature)) {
        return features.size() + i;
      }
    }
    return -1;
  }
}
