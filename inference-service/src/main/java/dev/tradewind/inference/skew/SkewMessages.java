package dev.tradewind.inference.skew;

import dev.tradewind.api.inference.v1.SkewNotCompared;
import dev.tradewind.api.inference.v1.SkewNotComparedReason;
import dev.tradewind.api.inference.v1.SkewShare;
import dev.tradewind.api.inference.v1.SkewValue;
import dev.tradewind.inference.call.Timestamps;
import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import dev.tradewind.inference.predictionlog.domain.Share;
import dev.tradewind.inference.skew.domain.FeatureSkew;
import dev.tradewind.inference.skew.domain.NotCompared;
import dev.tradewind.inference.skew.domain.SkewExample;
import dev.tradewind.inference.skew.domain.VersionSkew;

/** What was found as messages. */
final class SkewMessages {

  private SkewMessages() {}

  static dev.tradewind.api.inference.v1.VersionSkew message(VersionSkew skew) {
    var message =
        dev.tradewind.api.inference.v1.VersionSkew.newBuilder()
            .setVersion(skew.version().version())
            .setSampled(skew.sampled());
    skew.features().forEach(feature -> message.addFeatures(message(feature)));
    skew.notCompared()
        .forEach(
            (why, count) ->
                message.addNotCompared(
                    SkewNotCompared.newBuilder().setReason(reason(why)).setCount(count)));
    return message.build();
  }

  private static dev.tradewind.api.inference.v1.FeatureSkew message(FeatureSkew feature) {
    var message =
        dev.tradewind.api.inference.v1.FeatureSkew.newBuilder()
            .setFeature(feature.feature())
            .setCompared(feature.compared())
            .setEqual(feature.equal())
            .setRace(message(feature.raced()))
            .setDiffering(message(feature.differing()));
    feature.examples().forEach(example -> message.addExamples(message(example)));
    return message.build();
  }

  private static SkewShare message(Share share) {
    return SkewShare.newBuilder()
        .setCount(share.count())
        .setShare(share.value())
        .setLow(share.low())
        .setHigh(share.high())
        .build();
  }

  private static dev.tradewind.api.inference.v1.SkewExample message(SkewExample example) {
    return dev.tradewind.api.inference.v1.SkewExample.newBuilder()
        .setPredictionId(example.predictionId())
        .setInput(example.input())
        .setReadAt(Timestamps.of(example.readAt()))
        .setAsked(message(example.asked()))
        .setHistory(message(example.history()))
        .build();
  }

  private static SkewValue message(LoggedValues values) {
    return SkewValue.newBuilder()
        .addAllTexts(values.texts())
        .addAllNumbers(values.numbers())
        .build();
  }

  private static SkewNotComparedReason reason(NotCompared why) {
    return switch (why) {
      case NO_FEATURES -> SkewNotComparedReason.SKEW_NOT_COMPARED_REASON_NO_FEATURES;
      case FEATURE_UNKNOWN -> SkewNotComparedReason.SKEW_NOT_COMPARED_REASON_FEATURE_UNKNOWN;
      case FEATURE_UNREADABLE -> SkewNotComparedReason.SKEW_NOT_COMPARED_REASON_FEATURE_UNREADABLE;
      case FEATURE_SERVICE_UNAVAILABLE ->
          SkewNotComparedReason.SKEW_NOT_COMPARED_REASON_FEATURE_SERVICE_UNAVAILABLE;
    };
  }
}
