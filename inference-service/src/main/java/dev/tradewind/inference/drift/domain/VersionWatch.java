package dev.tradewind.inference.drift.domain;

import dev.tradewind.inference.predictionlog.domain.AnsweringVersion;
import dev.tradewind.inference.predictionlog.domain.LoggedPrediction;
import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers one version's reference, then one window after the other. */
final class VersionWatch {

  private final AnsweringVersion version;
  private final DriftRules rules;
  private final Instant since;
  private final Deque<WindowDrift> windows = new ArrayDeque<>();
  private Optional<ShopperSample<Map<String, LoggedValues>>> gathering;
  private Optional<Reference> own = Optional.empty();
  private Optional<DriftWindow> window = Optional.empty();
  private Optional<ReferenceSource> source = Optional.empty();
  private int referenceShoppers;

  VersionWatch(AnsweringVersion version, DriftRules rules, Instant since) {
    this.version = version;
    this.rules = rules;
    this.since = since;
    this.gathering = Optional.of(new ShopperSample<>(2 * rules.most(), "reference"));
  }

  Optional<Reference> own() {
    return own;
  }

  /**
   * @param before the reference of the version before
   * @return whether it ended a window
   */
  boolean take(LoggedPrediction prediction, Optional<Reference> before) {
    Instant at = prediction.receivedAt();
    Map<String, LoggedValues> aspects = Aspects.of(prediction);
    if (gathering.isPresent() && isGathered(gathering.get(), at)) {
      own = Optional.of(Reference.of(gathering.get().all()));
      gathering = Optional.empty();
      window = Optional.empty();
    }
    boolean over = window.filter(open -> open.isOver(at)).isPresent();
    if (over) {
      keep(window.get().compare(at));
      window = Optional.empty();
    }
    if (window.isEmpty()) {
      source =
          own.isPresent()
              ? Optional.of(ReferenceSource.OWN_FIRST_ANSWERS)
              : before.map(reference -> ReferenceSource.VERSION_BEFORE);
      window = own.or(() -> before).map(with -> new DriftWindow(rules, with, source.get(), at));
    }
    window.ifPresent(open -> open.take(prediction.subject(), aspects));
    gathering.ifPresent(
        sample -> {
          sample.take(prediction.subject(), () -> aspects);
          referenceShoppers = sample.size();
        });
    return over;
  }

  private boolean isGathered(ShopperSample<Map<String, LoggedValues>> sample, Instant now) {
    return !now.isBefore(since.plus(rules.reference())) && sample.size() >= 2 * rules.least();
  }

  private void keep(WindowDrift over) {
    windows.addFirst(over);
    if (windows.size() > DriftRules.LOOKS) {
      windows.removeLast();
    }
  }

  VersionDrift drift() {
    return new VersionDrift(
        version,
        source,
        referenceShoppers,
        window.map(DriftWindow::start),
        window.map(DriftWindow::shoppers).orElse(0),
        List.copyOf(windows));
  }
}
