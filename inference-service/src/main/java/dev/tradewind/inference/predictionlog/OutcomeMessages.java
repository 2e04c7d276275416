package dev.tradewind.inference.predictionlog;

import dev.tradewind.api.inference.v1.OutcomeEstimate;
import dev.tradewind.api.inference.v1.OutcomeShare;
import dev.tradewind.inference.predictionlog.domain.BinaryOutcomes;
import dev.tradewind.inference.predictionlog.domain.CalibrationBin;
import dev.tradewind.inference.predictionlog.domain.Estimate;
import dev.tradewind.inference.predictionlog.domain.NumericOutcomes;
import dev.tradewind.inference.predictionlog.domain.RankingOutcomes;
import dev.tradewind.inference.predictionlog.domain.Share;
import dev.tradewind.inference.predictionlog.domain.Step;
import dev.tradewind.inference.predictionlog.domain.VersionOutcomes;

/** What came of answers, as it is told. */
final class OutcomeMessages {

  private OutcomeMessages() {}

  static dev.tradewind.api.inference.v1.VersionOutcomes of(VersionOutcomes version) {
    dev.tradewind.api.inference.v1.VersionOutcomes.Builder message =
        dev.tradewind.api.inference.v1.VersionOutcomes.newBuilder()
            .setVersion(version.version())
            .setClosed(version.closed())
            .setPending(version.pending())
            .setCutShort(version.cutShort())
            .setClicked(of(version.steps().get(Step.CLICKED)))
            .setCarted(of(version.steps().get(Step.CARTED)))
            .setBought(of(version.steps().get(Step.BOUGHT)))
            .setMeanReciprocalRank(version.meanReciprocalRank().value())
            .setMeanReciprocalRankEstimate(of(version.meanReciprocalRank()))
            .setCalls(version.calls());
    version.rankings().forEach(ranking -> message.addRankings(of(ranking)));
    version.binary().ifPresent(binary -> message.setBinary(of(binary)));
    version.numeric().ifPresent(numeric -> message.setNumeric(of(numeric)));
    return message.build();
  }

  private static dev.tradewind.api.inference.v1.RankingOutcomes of(RankingOutcomes ranking) {
    return dev.tradewind.api.inference.v1.RankingOutcomes.newBuilder()
        .setK(ranking.places())
        .setHits(of(ranking.hits()))
        .setNdcg(of(ranking.gain()))
        .build();
  }

  private static dev.tradewind.api.inference.v1.BinaryOutcomes of(BinaryOutcomes binary) {
    dev.tradewind.api.inference.v1.BinaryOutcomes.Builder message =
        dev.tradewind.api.inference.v1.BinaryOutcomes.newBuilder()
            .setHappened(of(binary.happened()));
    binary.areaUnderCurve().ifPresent(auc -> message.setAuc(of(auc)));
    binary
        .probabilities()
        .ifPresent(
            probabilities -> {
              message
                  .setLogLoss(of(probabilities.logLoss()))
                  .setBrierScore(of(probabilities.brierScore()))
                  .setExpectedCalibrationError(probabilities.calibrationError());
              probabilities.bins().forEach(bin -> message.addCalibration(of(bin)));
            });
    return message.build();
  }

  private static dev.tradewind.api.inference.v1.CalibrationBin of(CalibrationBin bin) {
    return dev.tradewind.api.inference.v1.CalibrationBin.newBuilder()
        .setFrom(bin.from())
        .setTo(bin.to())
        .setCount(bin.happened().among())
        .setMeanScore(bin.meanScore())
        .setHappened(of(bin.happened()))
        .build();
  }

  private static dev.tradewind.api.inference.v1.NumericOutcomes of(NumericOutcomes numeric) {
    return dev.tradewind.api.inference.v1.NumericOutcomes.newBuilder()
        .setLabelled(numeric.labelled())
        .setMeanAbsoluteError(of(numeric.meanAbsoluteError()))
        .setRootMeanSquareError(of(numeric.rootMeanSquareError()))
        .setBias(of(numeric.bias()))
        .build();
  }

  private static OutcomeEstimate of(Estimate estimate) {
    return OutcomeEstimate.newBuilder()
        .setValue(estimate.value())
        .setLow(estimate.low())
        .setHigh(estimate.high())
        .build();
  }

  private static OutcomeShare of(Share share) {
    return OutcomeShare.newBuilder()
        .setCount(share.count())
        .setShare(share.value())
        .setLow(share.low())
        .setHigh(share.high())
        .build();
  }
}
