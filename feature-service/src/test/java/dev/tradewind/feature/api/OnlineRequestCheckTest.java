package dev.tradewind.feature.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.feature.v1.FeatureValue;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.kit.validation.MessageValidator;
import java.util.Collections;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class OnlineRequestCheckTest {

  private final MessageValidator validator = new MessageValidator();
  private final OnlineRequestCheck check = new OnlineRequestCheck();

  @Property(tries = 300)
  void takesAMessageForSoundWhereItKeepsTheRules(
      @ForAll @IntRange(max = 202) int features,
      @ForAll @IntRange(max = 1002) int entities,
      @ForAll String text,
      @ForAll boolean withValues) {
    GetOnlineFeaturesRequest.Builder request =
        GetOnlineFeaturesRequest.newBuilder()
            .addAllFeatures(Collections.nCopies(features, text))
            .addAllEntityIds(Collections.nCopies(entities, text));
    if (withValues) {
      request.putRequest(text, FeatureValue.newBuilder().setStringValue(text).build());
    }
    assertThat(check.isSurelySound(request.build()))
        .isEqualTo(validator.violations(request.build()).isEmpty());
  }
}
