package dev.tradewind.inference.serving.oip;

import dev.tradewind.api.inference.oip.InferStatistics;
import dev.tradewind.api.inference.oip.ModelStatistics;
import dev.tradewind.api.inference.oip.StatisticDuration;
import dev.tradewind.inference.serving.runtime.ServedVersion;
import dev.tradewind.inference.serving.runtime.VersionStatistics;
import dev.tradewind.inference.serving.runtime.VersionStatistics.Total;

/** Tells what a version has done, in Triton's words. */
final class StatisticsMessages {

  private StatisticsMessages() {}

  static ModelStatistics of(ServedVersion version) {
    VersionStatistics done = version.statistics();
    return ModelStatistics.newBuilder()
        .setName(version.id().model())
        .setVersion(Long.toString(version.id().version()))
        .setLastInference(done.lastMillis())
        .setInferenceCount(done.rows())
        .setExecutionCount(done.runs())
        .setInferenceStats(
            InferStatistics.newBuilder()
                .setSuccess(duration(done.answered()))
                .setFail(duration(done.failed()))
                .setQueue(duration(done.queue()))
                .setComputeInput(StatisticDuration.getDefaultInstance())
                .setComputeInfer(duration(done.compute()))
                .setComputeOutput(StatisticDuration.getDefaultInstance()))
        .build();
  }

  private static StatisticDuration duration(Total total) {
    return StatisticDuration.newBuilder().setCount(total.count()).setNs(total.nanos()).build();
  }
}
