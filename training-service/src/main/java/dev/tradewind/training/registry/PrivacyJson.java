package dev.tradewind.training.registry;

import dev.tradewind.training.domain.PrivacySpent;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What privacy a model has, as JSON: as workers tell it. */
public final class PrivacyJson {

  private PrivacyJson() {}

  /** As an object; null of null. */
  public static @Nullable JsonObject encode(@Nullable PrivacySpent privacy) {
    return privacy == null
        ? null
        : new JsonObject()
            .put("epsilon", privacy.epsilon())
            .put("delta", privacy.delta())
            .put("noise", privacy.noiseMultiplier())
            .put("clip", privacy.clipNorm());
  }

  /**
   * From an object; null of null.
   *
   * @throws IllegalArgumentException where a number is missing or makes no sense
   */
  public static @Nullable PrivacySpent decode(@Nullable JsonObject object) {
    return object == null
        ? null
        : new PrivacySpent(
            object.getDouble("epsilon", Double.NaN),
            object.getDouble("delta", Double.NaN),
            object.getDouble("noise", Double.NaN),
            object.getDouble("clip", Double.NaN));
  }
}
