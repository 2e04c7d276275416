package dev.tradewind.inference.drift;

import dev.tradewind.api.inference.v1.DriftBin;
import dev.tradewind.api.inference.v1.DriftReference;
import dev.tradewind.api.inference.v1.DriftWindow;
import dev.tradewind.inference.call.Timestamps;
import dev.tradewind.inference.drift.domain.AspectDrift;
import dev.tradewind.inference.drift.domain.ReferenceSource;
import dev.tradewind.inference.drift.domain.VersionDrift;
import dev.tradewind.inference.drift.domain.WindowDrift;

/** What was found as messages. */
final class DriftMessages {

  private DriftMessages() {}

  static dev.tradewind.api.inference.v1.VersionDrift message(VersionDrift drift, int windows) {
    var message =
        dev.tradewind.api.inference.v1.VersionDrift.newBuilder()
            .setVersion(drift.version().version())
            .setReferenceShoppers(drift.referenceShoppers())
            .setWindowShoppers(drift.windowShoppers());
    drift.reference().ifPresent(source -> message.setReference(reference(source)));
    drift.windowStart().ifPresent(start -> message.setWindowStart(Timestamps.of(start)));
    drift.windows().stream().limit(windows).forEach(window -> message.addWindows(message(window)));
    return message.build();
  }

  private static DriftWindow message(WindowDrift window) {
    DriftWindow.Builder message =
        DriftWindow.newBuilder()
            .setStart(Timestamps.of(window.start()))
            .setEnd(Timestamps.of(window.end()))
            .setShoppers(window.shoppers())
            .setReference(reference(window.reference()))
            .setAlarms(window.alarms().size());
    window.aspects().forEach(aspect -> message.addAspects(message(aspect)));
    return message.build();
  }

  private static dev.tradewind.api.inference.v1.AspectDrift message(AspectDrift aspect) {
    var message =
        dev.tradewind.api.inference.v1.AspectDrift.newBuilder()
            .setAspect(aspect.aspect())
            .setAlarm(aspect.alarm())
            .setReferenceShoppers(aspect.referenceShoppers())
            .setShoppers(aspect.shoppers())
            .setStabilityIndex(aspect.stabilityIndex())
            .setStabilityIndexByChance(aspect.stabilityIndexByChance())
            .setJensenShannonDistance(aspect.distance())
            .setJensenShannonDistanceByChance(aspect.distanceByChance())
            .setPValue(aspect.p());
    aspect
        .bins()
        .forEach(
            bin ->
                message.addBins(
                    DriftBin.newBuilder()
                        .setLabel(bin.label())
                        .setReferenceShare(bin.before())
                        .setShare(bin.now())));
    return message.build();
  }

  private static DriftReference reference(ReferenceSource source) {
    return switch (source) {
      case OWN_FIRST_ANSWERS -> DriftReference.DRIFT_REFERENCE_OWN_FIRST_ANSWERS;
      case VERSION_BEFORE -> DriftReference.DRIFT_REFERENCE_VERSION_BEFORE;
    };
  }
}
