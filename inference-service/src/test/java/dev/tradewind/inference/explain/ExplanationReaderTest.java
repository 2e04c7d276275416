package dev.tradewind.inference.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tradewind.inference.explain.domain.Contribution;
import dev.tradewind.inference.explain.domain.Explanation;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.kit.error.ServiceException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The forms in which the models of the training kit explain themselves. */
class ExplanationReaderTest {

  private static NumericTensor numbers(List<Long> shape, double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(values).forEach(value -> bytes.putFloat((float) value));
    return new NumericTensor(ElementType.FP32, shape, bytes.flip());
  }

  private static BytesTensor texts(List<Long> shape, String... texts) {
    return new BytesTensor(
        shape, Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList());
  }

  /** With a score of 3 from 1. */
  private static Explanation read(Map<String, TensorValue> outputs) {
    Map<String, TensorValue> all = new HashMap<>(outputs);
    all.put("score", numbers(List.of(1L), 3));
    all.put("base", numbers(List.of(1L), 1));
    return new ExplanationReader(all, Map.of("amount", "7.5")).read();
  }

  @Test
  void columnsOfATableHaveTheValuesThatWereAsked() {
    Explanation read =
        read(
            Map.of(
                "features", texts(List.of(2L), "hour", "amount"),
                "contributions", numbers(List.of(1L, 2L), -0.5, 2.5)));

    assertThat(read.contributions())
        .containsExactly(
            new Contribution("amount", "7.5", 2.5), new Contribution("hour", "", -0.5));
    assertThat(read.completenessError()).isZero();
    assertThat(read.isComplete(0)).isTrue();
    assertThat(read.others(1)).isEqualTo(-0.5);
    assertThat(read.explained()).isEmpty();
  }

  @Test
  void aHistoryIsFilledUpWithNothingAndSaysWhatItLeadsTo() {
    Explanation read =
        read(
            Map.of(
                "item_id", texts(List.of(1L), "i9"),
                "history_items", texts(List.of(1L, 3L), "", "i1", "i2"),
                "contributions", numbers(List.of(1L, 3L), 0, 0.5, 1.5)));

    assertThat(read.explained()).isEqualTo("i9");
    assertThat(read.contributions())
        .extracting(Contribution::feature, Contribution::amount)
        .containsExactly(tuple("i2", 1.5), tuple("i1", 0.5));
  }

  @Test
  void eventsAndASummaryAreTwoPartsOfOneScore() {
    Explanation read =
        read(
            Map.of(
                "events", texts(List.of(1L, 2L), "view", "cart"),
                "event_contributions", numbers(List.of(1L, 2L), 0.25, 1),
                "summary_names", texts(List.of(1L), "orders"),
                "summary_contributions", numbers(List.of(1L, 1L), 0.75)));

    assertThat(read.contributions())
        .extracting(Contribution::feature)
        .containsExactly("cart", "orders", "view");
    assertThat(read.completenessError()).isZero();
  }

  @Test
  void aSingleEventIsNotWhatIsExplained() {
    Explanation read =
        read(
            Map.of(
                "events", texts(List.of(1L, 1L), "view"),
                "event_contributions", numbers(List.of(1L, 1L), 2)));

    assertThat(read.explained()).isEmpty();
  }

  @Test
  void placesThatHaveNoNameAreCounted() {
    Explanation read =
        read(Map.of("contributions", numbers(List.of(1L, 2L, 2L), 0.125, 0.5, 1, 0.25)));

    assertThat(read.contributions())
        .extracting(Contribution::feature)
        .containsExactly("[1,0]", "[0,1]", "[1,1]", "[0,0]");
    assertThat(read.isComplete(0.01)).as("they add up to 1.875").isFalse();
    assertThat(read.isComplete(0.1)).isTrue();
  }

  @Test
  void whatIsNoExplanationIsNamed() {
    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOf(ServiceException.class)
        .hasMessage("the model's signature explain: no contributions");
    Map<String, TensorValue> noBase =
        Map.of("contributions", numbers(List.of(1L, 1L), 1), "score", numbers(List.of(1L), 1));
    assertThatThrownBy(() -> new ExplanationReader(noBase, Map.of()).read())
        .hasMessageContaining("no output base");
  }
}
