package dev.tradewind.feature.definition.message;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.tradewind.api.common.v1.ConsentPurpose;
import dev.tradewind.api.feature.v1.Entity;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.feature.definition.domain.EntityKeys;
import dev.tradewind.feature.definition.domain.Expressions;
import dev.tradewind.feature.definition.domain.FeatureSpec;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.Problem;
import dev.tradewind.feature.definition.domain.Purpose;
import dev.tradewind.feature.definition.domain.SpecRules;
import dev.tradewind.feature.definition.domain.ViewSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Turns a FeatureView into what it means, or says everything that is wrong with it. The contract's
 * own rules (lengths, patterns) are for the caller to check before.
 */
public final class ViewReader {

  /** What became of a message. */
  public sealed interface Outcome {
    /** It is sound. */
    record Sound(ViewSpec spec) implements Outcome {}

    /** It is not. */
    record Unsound(List<Problem> problems) implements Outcome {
      public Unsound {
        problems = List.copyOf(problems);
      }
    }
  }

  private static final int MAX_KEYS = 3;

  private final Expressions expressions;

  public ViewReader(Expressions expressions) {
    this.expressions = expressions;
  }

  /**
   * Parses protobuf JSON.
   *
   * @throws InvalidProtocolBufferException where it is none, or no FeatureView
   */
  public static FeatureView parse(String json) throws InvalidProtocolBufferException {
    FeatureView.Builder builder = FeatureView.newBuilder();
    JsonFormat.parser().merge(json, builder);
    return builder.build();
  }

  /** What the view means. */
  public Outcome read(FeatureView view) {
    List<Problem> problems = new ArrayList<>();
    List<FeatureSpec> features = new ArrayList<>();
    for (int i = 0; i < view.getFeaturesCount(); i++) {
      FeatureReader reader = new FeatureReader(view.getFeatures(i), "features[" + i + "].");
      reader.read().ifPresent(features::add);
      problems.addAll(reader.problems());
    }
    EntityKeys keys = keys(view, problems);
    if (!problems.isEmpty()) {
      return new Outcome.Unsound(problems);
    }
    ViewSpec spec =
        new ViewSpec(
            view.getName(),
            view.getVersion() == 0 ? 1 : view.getVersion(),
            keys,
            FeatureReader.given(view.getFilter()),
            purpose(view.getConsentPurpose()),
            freshness(view),
            view.hasMaxAge() ? Optional.of(duration(view.getMaxAge())) : Optional.empty(),
            features,
            view.getOnDemandList().stream().map(OnDemandReader::read).toList());
    List<Problem> broken = SpecRules.problems(spec, expressions);
    return broken.isEmpty() ? new Outcome.Sound(spec) : new Outcome.Unsound(broken);
  }

  private static EntityKeys keys(FeatureView view, List<Problem> problems) {
    if (view.getEntity() == Entity.ENTITY_SHOPPER) {
      return EntityKeys.SHOPPER;
    }
    if (view.getEntity() == Entity.ENTITY_ITEM) {
      return EntityKeys.ITEM;
    }
    List<String> names = view.getEntityKeysList();
    if (names.isEmpty() || names.size() > MAX_KEYS) {
      problems.add(new Problem("entity_keys", names.size() + " keys (expected: 1 to 3)"));
    }
    if (new HashSet<>(names).size() < names.size()) {
      problems.add(new Problem("entity_keys", names + " (expected: different ones)"));
    }
    List<Optional<LineValue>> keys = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Optional<LineValue> text = LineValue.named(name).filter(LineValue::isText);
      if (text.isEmpty() && !name.equals(EntityKeys.SUBJECT_NAME)) {
        problems.add(
            new Problem(
                "entity_keys[" + i + "]", name + " (expected: shopper, or a text of a line)"));
      }
      keys.add(text);
    }
    return new EntityKeys(keys);
  }

  private static Purpose purpose(ConsentPurpose purpose) {
    return switch (purpose) {
      case CONSENT_PURPOSE_UNSPECIFIED, CONSENT_PURPOSE_ESSENTIAL, UNRECOGNIZED ->
          Purpose.ESSENTIAL;
      case CONSENT_PURPOSE_ANALYTICS -> Purpose.ANALYTICS;
      case CONSENT_PURPOSE_PERSONALIZATION -> Purpose.PERSONALIZATION;
      case CONSENT_PURPOSE_ADVERTISING -> Purpose.ADVERTISING;
    };
  }

  private static Duration freshness(FeatureView view) {
    Duration promised = duration(view.getFreshness());
    return promised.isZero() ? ViewSpec.DEFAULT_FRESHNESS : promised;
  }

  static Duration duration(com.google.protobuf.Duration duration) {
    return Duration.ofSeconds(duration.getSeconds(), duration.getNanos());
  }
}
