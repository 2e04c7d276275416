package dev.tradewind.local.demo;

import com.google.protobuf.ByteString;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesResponse;
import dev.tradewind.api.inference.oip.InferTensorContents;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferInputTensor;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferRequestedOutputTensor;
import dev.tradewind.local.client.PlatformClient;
import dev.tradewind.local.demo.DemoReport.BacktestDay;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What the model says of the last two weeks from what was known before them, beside what was sold.
 * Training holds the same two weeks out.
 */
final class Backtest {

  private static final int DAYS = 14;
  private static final int HISTORY = 56;
  private static final int LEVELS = 7;
  private static final int MEDIAN = 3;

  private final PlatformClient platform;

  Backtest(PlatformClient platform) {
    this.platform = platform;
  }

  List<BacktestDay> of(String itemId) {
    GetOnlineFeaturesResponse answer =
        platform
            .features()
            .getOnlineFeatures(
                GetOnlineFeaturesRequest.newBuilder()
                    .addFeatures("item_demand:units_daily")
                    .addEntityIds(itemId)
                    .build());
    List<Double> units = answer.getRows(0).getValues(0).getDoubleList().getValuesList();
    LocalDate today =
        LocalDate.ofInstant(Instant.ofEpochSecond(answer.getAsOf().getSeconds()), ZoneOffset.UTC);
    int start = units.size() - DAYS;
    FloatBuffer daily = predict(units.subList(start - HISTORY, start), today.minusDays(DAYS));
    List<BacktestDay> days = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      int row = day * LEVELS;
      days.add(
          new BacktestDay(
              today.minusDays(DAYS - day).toString(),
              daily.get(row),
              daily.get(row + MEDIAN),
              daily.get(row + LEVELS - 1),
              units.get(start + day)));
    }
    return days;
  }

  private FloatBuffer predict(List<Double> history, LocalDate firstDay) {
    InferTensorContents.Builder units = InferTensorContents.newBuilder();
    history.forEach(sold -> units.addFp32Contents(sold.floatValue()));
    ByteString raw =
        platform
            .serving()
            .modelInfer(
                ModelInferRequest.newBuilder()
                    .setModelName("demand")
                    .addInputs(
                        InferInputTensor.newBuilder()
                            .setName("history")
                            .setDatatype("FP32")
                            .addShape(1)
                            .addShape(HISTORY)
                            .setContents(units))
                    .addInputs(
                        InferInputTensor.newBuilder()
                            .setName("weekday")
                            .setDatatype("INT64")
                            .addShape(1)
                            .setContents(
                                InferTensorContents.newBuilder()
                                    .addInt64Contents(firstDay.getDayOfWeek().getValue() - 1)))
                    .addOutputs(InferRequestedOutputTensor.newBuilder().setName("daily"))
                    .build())
            .getRawOutputContents(0);
    return raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }
}
