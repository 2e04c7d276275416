package dev.tradewind.inference.predictionlog.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.PredictionTensor;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TensorRulesTest {

  private static final TensorRules NUMBERS =
      new TensorRules(Optional.empty(), Set.of(), Set.of(), Optional.empty());

  private static NumericTensor floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return new NumericTensor(ElementType.FP32, List.of((long) values.length), bytes.flip());
  }

  private static BytesTensor texts(String... texts) {
    return BytesTensor.row(List.of(texts));
  }

  @Test
  void numbersAreLoggedAndTextsAreNot() {
    TensorRules.Logged logged = NUMBERS.of(Map.of("amount", floats(1, 2), "name", texts("Ann")));

    assertThat(logged.tensors())
        .containsExactly(
            PredictionTensor.newBuilder()
                .setName("amount")
                .addNumbers(1)
                .addNumbers(2)
                .addShape(2)
                .build());
    assertThat(logged.leftOut()).as("what may not be logged is not named either").isEmpty();
  }

  @Test
  void onlyWhatIsNamedIsLoggedWhereNamesAreGiven() {
    TensorRules rules =
        new TensorRules(
            Optional.of(Set.of("amount")),
            Set.of("country"),
            Set.of("card"),
            Optional.of(new Pseudonyms("sixteen letters!")));

    List<PredictionTensor> logged =
        rules
            .of(
                Map.of(
                    "amount", floats(1),
                    "age", floats(2),
                    "country", texts("DE"),
                    "card", texts("4111", "4111", "4222"),
                    "name", texts("Ann")))
            .tensors();

    assertThat(logged)
        .extracting(PredictionTensor::getName)
        .containsExactly("amount", "card", "country");
    assertThat(logged.get(1).getTextsList()).doesNotContain("4111", "4222");
    assertThat(Set.copyOf(logged.get(1).getTextsList())).hasSize(2);
    assertThat(logged.get(2).getTextsList()).containsExactly("DE");
  }

  @Test
  void everyTypeOfNumbersIsRead() {
    Map<ElementType, byte[]> one = new TreeMap<>();
    one.put(ElementType.BOOL, new byte[] {1});
    one.put(ElementType.UINT8, new byte[] {(byte) 200});
    one.put(ElementType.UINT16, new byte[] {0, (byte) 200});
    one.put(ElementType.INT32, new byte[] {-1, -1, -1, -1});
    one.put(ElementType.INT64, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});
    one.put(ElementType.FP16, new byte[] {0, 0x3c});
    one.put(ElementType.BF16, new byte[] {(byte) 0xc0, 0x3f});
    one.put(ElementType.FP32, new byte[] {0, 0, 0, 0x40});
    one.put(ElementType.FP64, new byte[] {0, 0, 0, 0, 0, 0, 0, 0x40});
    Map<String, TensorValue> tensors = new TreeMap<>();
    one.forEach(
        (type, bytes) ->
            tensors.put(type.name(), new NumericTensor(type, List.of(1L), ByteBuffer.wrap(bytes))));

    Map<String, Float> read = new TreeMap<>();
    NUMBERS
        .of(tensors)
        .tensors()
        .forEach(tensor -> read.put(tensor.getName(), tensor.getNumbers(0)));

    assertThat(read)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "BOOL", 1f, "UINT8", 200f, "UINT16", 51_200f, "INT32", -1f, "INT64", -1f, "FP16",
                1f, "BF16", 1.5f, "FP32", 2f, "FP64", 2f));
  }

  @Test
  void whatDoesNotFitIsNamed() {
    TensorRules rules =
        new TensorRules(
            Optional.empty(), Set.of("long", "bytes", "fits"), Set.of(), Optional.empty());
    BytesTensor noText = new BytesTensor(List.of(1L), List.of(new byte[] {(byte) 0xff}));

    TensorRules.Logged logged =
        rules.of(
            Map.of(
                "wide", floats(new float[513]),
                "odd", floats(1, Float.NaN),
                "long", texts("x".repeat(513)),
                "bytes", noText,
                "fits", texts("x".repeat(512))));

    assertThat(logged.tensors()).extracting(PredictionTensor::getName).containsExactly("fits");
    assertThat(logged.leftOut()).containsExactly("bytes", "long", "odd", "wide");
  }

  @Test
  void manyAreNoMoreThanAnEventHolds() {
    Map<String, TensorValue> many = new TreeMap<>();
    IntStream.range(10, 60).forEach(number -> many.put("t" + number, floats(1)));
    assertThat(NUMBERS.of(many).tensors()).hasSize(20);
    assertThat(NUMBERS.of(many).leftOut()).hasSize(20).startsWith("t30");

    String large = String.join("", Collections.nCopies(512, "x"));
    TensorRules words =
        new TensorRules(Optional.empty(), Set.of("a", "b"), Set.of(), Optional.empty());
    TensorRules.Logged logged =
        words.of(
            Map.of(
                "a", texts(Collections.nCopies(100, large).toArray(String[]::new)),
                "b", texts(large)));
    assertThat(logged.leftOut()).as("50 KB in one tensor").containsExactly("a");
    assertThat(logged.tensors()).extracting(PredictionTensor::getName).containsExactly("b");
  }
}
