package dev.tradewind.inference.serving.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelSignatureTest {

  private final ModelSignature demand =
      new ModelSignature(
          List.of(
              new TensorSpec("history", ElementType.FP32, List.of(-1L, 2L)),
              new TensorSpec("weekday", ElementType.INT64, List.of(-1L))),
          List.of(new TensorSpec("daily", ElementType.FP32, List.of(-1L, 14L))));

  private static TensorValue zeros(ElementType type, Long... shape) {
    int bytes = TensorValue.elements(List.of(shape)) * type.width();
    return new NumericTensor(type, List.of(shape), ByteBuffer.allocate(bytes));
  }

  @Test
  void acceptsWhatFits() {
    assertThat(
            demand.mismatch(
                Map.of(
                    "history", zeros(ElementType.FP32, 3L, 2L),
                    "weekday", zeros(ElementType.INT64, 3L)),
                8))
        .isEmpty();
  }

  @Test
  void namesTheInputThatDoesNotFit() {
    TensorValue history = zeros(ElementType.FP32, 3L, 2L);
    TensorValue weekday = zeros(ElementType.INT64, 3L);

    assertThat(demand.mismatch(Map.of("history", history), 8)).contains("weekday: missing");
    assertThat(demand.mismatch(Map.of("history", history, "weekday", weekday, "day", weekday), 8))
        .contains("day: not an input (expected: [history, weekday])");
    assertThat(demand.mismatch(Map.of("history", weekday, "weekday", weekday), 8))
        .contains("history: datatype INT64 (expected: FP32)");
    assertThat(
            demand.mismatch(
                Map.of("history", zeros(ElementType.FP32, 3L, 4L), "weekday", weekday), 8))
        .contains("history: shape [3, 4] (expected: [-1, 2])");
    assertThat(
            demand.mismatch(
                Map.of("history", BytesTensor.row(List.of("a", "b")), "weekday", weekday), 8))
        .contains("history: datatype BYTES (expected: FP32)");
  }

  @Test
  void batchesAreBoundedAndEqual() {
    TensorValue weekday = zeros(ElementType.INT64, 3L);

    assertThat(
            demand.mismatch(
                Map.of("history", zeros(ElementType.FP32, 2L, 2L), "weekday", weekday), 8))
        .contains("weekday: batch of 3 (expected: 2 as in history)");
    assertThat(
            demand.mismatch(
                Map.of("history", zeros(ElementType.FP32, 3L, 2L), "weekday", weekday), 2))
        .contains("history: batch of 3 (expected: 1 to 2)");
    assertThat(
            demand.mismatch(
                Map.of("history", zeros(ElementType.FP32, 0L, 2L), "weekday", weekday), 2))
        .contains("history: batch of 0 (expected: 1 to 2)");
  }

  @Test
  void knowsItsOutputs() {
    assertThat(demand.unknownOutput(List.of("daily"))).isEmpty();
    assertThat(demand.unknownOutput(List.of("weekly", "daily"))).contains("weekly");
  }
}
