package dev.tradewind.local.demo;

import dev.tradewind.api.feature.v1.FeatureRow;
import dev.tradewind.api.feature.v1.FeatureValue;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.local.client.PlatformClient;
import dev.tradewind.local.console.Console;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The features of one shopper, as any caller reads them. */
final class FeatureShow {

  private static final List<String> FEATURES =
      List.of(
          "shopper_activity:views_7d",
          "shopper_activity:cart_adds_7d",
          "shopper_activity:purchases_30d",
          "shopper_activity:spend_30d",
          "shopper_activity:searches_7d",
          "shopper_history:last_query",
          "shopper_history:purchased_items");
  private static final int SHOWN_VALUES = 6;

  private final PlatformClient platform;
  private final Console console;

  FeatureShow(PlatformClient platform, Console console) {
    this.platform = platform;
    this.console = console;
  }

  Map<String, String> show(String shopper) {
    FeatureRow row =
        platform
            .features()
            .getOnlineFeatures(
                GetOnlineFeaturesRequest.newBuilder()
                    .addAllFeatures(FEATURES)
                    .addEntityIds(shopper)
                    .build())
            .getRows(0);
    Map<String, String> shown = new LinkedHashMap<>();
    console.say("  %s", shopper);
    for (int index = 0; index < FEATURES.size(); index++) {
      String text = text(row.getValues(index));
      shown.put(FEATURES.get(index), text);
      console.say("    %-32s %s", FEATURES.get(index), text);
    }
    return shown;
  }

  private static String text(FeatureValue value) {
    return switch (value.getKindCase()) {
      case INT64_VALUE -> Long.toString(value.getInt64Value());
      case DOUBLE_VALUE -> String.format(Locale.ROOT, "%.2f", value.getDoubleValue());
      case STRING_VALUE -> value.getStringValue();
      case STRING_LIST -> latest(value.getStringList().getValuesList());
      case DOUBLE_LIST -> latest(value.getDoubleList().getValuesList());
      case DOUBLE_MAP -> value.getDoubleMap().getValuesMap().toString();
      case KIND_NOT_SET -> "(none)";
    };
  }

  private static String latest(List<?> values) {
    List<String> texts = values.stream().map(String::valueOf).toList();
    String shown =
        String.join(", ", texts.subList(Math.max(0, texts.size() - SHOWN_VALUES), texts.size()));
    return texts.size() > SHOWN_VALUES ? "... " + shown + " (" + texts.size() + ")" : shown;
  }
}
