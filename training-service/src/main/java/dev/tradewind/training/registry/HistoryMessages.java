package dev.tradewind.training.registry;

import static dev.tradewind.training.registry.ModelMessages.timestamp;

import dev.tradewind.api.training.v1.AliasMove;
import dev.tradewind.api.training.v1.FeatureViewRevision;
import dev.tradewind.api.training.v1.GateOutcome;
import dev.tradewind.api.training.v1.GateReport;
import dev.tradewind.api.training.v1.GateResult;
import dev.tradewind.api.training.v1.Lineage;
import dev.tradewind.training.domain.DataDescription;
import dev.tradewind.training.domain.ModelVersion;
import dev.tradewind.training.promotion.domain.GateResult.Passed;
import dev.tradewind.training.promotion.domain.GateResult.Refused;

/** Where a version comes from and what became of it, as messages. */
final class HistoryMessages {

  private HistoryMessages() {}

  static Lineage lineage(ModelVersion version) {
    DataDescription data = version.lineage().data();
    Lineage.Builder message =
        Lineage.newBuilder()
            .setDataSource(data.source())
            .addAllEndOffsets(data.endOffsets())
            .setRows(data.rows())
            .setDataFingerprint(version.dataFingerprint())
            .setRunId(version.runId())
            .setSeed(version.lineage().seed())
            .putAllParameters(version.lineage().parameters())
            .setCodeFingerprint(version.lineage().codeFingerprint())
            .setParentVersion(version.lineage().parentVersion());
    data.features()
        .forEach(
            feature ->
                message.addFeatureViews(
                    FeatureViewRevision.newBuilder()
                        .setView(feature.view())
                        .setFeature(feature.feature())
                        .setVersion(feature.version())));
    if (data.asOf() != null) {
      message.setAsOf(timestamp(data.asOf()));
    }
    return message.build();
  }

  static GateReport gates(dev.tradewind.training.promotion.domain.GateReport report) {
    return GateReport.newBuilder()
        .setPassed(report.passed())
        .addAllResults(report.results().stream().map(HistoryMessages::result).toList())
        .setChampionVersion(report.championVersion())
        .setDecidedAt(timestamp(report.decidedAt()))
        .setOverrideReason(report.overrideReason())
        .build();
  }

  private static GateResult result(dev.tradewind.training.promotion.domain.GateResult result) {
    return GateResult.newBuilder()
        .setGate(result.gate().wireName())
        .setOutcome(outcome(result))
        .setExplanation(result.explanation())
        .build();
  }

  private static GateOutcome outcome(dev.tradewind.training.promotion.domain.GateResult result) {
    if (result instanceof Passed) {
      return GateOutcome.GATE_OUTCOME_PASSED;
    }
    return result instanceof Refused
        ? GateOutcome.GATE_OUTCOME_REFUSED
        : GateOutcome.GATE_OUTCOME_NOT_APPLICABLE;
  }

  static AliasMove move(dev.tradewind.training.domain.AliasMove move) {
    return AliasMove.newBuilder()
        .setAlias(move.alias())
        .setFromVersion(move.fromVersion())
        .setToVersion(move.toVersion())
        .setMovedBy(move.movedBy())
        .setReason(move.reason())
        .setMovedAt(timestamp(move.movedAt()))
        .build();
  }
}
