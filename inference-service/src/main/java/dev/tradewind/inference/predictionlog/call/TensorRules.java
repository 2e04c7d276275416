package dev.tradewind.inference.predictionlog.call;

import dev.tradewind.api.ingestion.v1.PredictionTensor;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What of the inputs or outputs of a model is logged. What may be and does not fit is named as left
 * out; what may not be is not even named.
 *
 * @param numbers names of tensors of numbers; empty means all of them
 * @param texts names of tensors of texts that are logged as they are
 * @param hidden names of tensors of texts that are logged by pseudonyms
 * @param pseudonyms of these
 */
record TensorRules(
    Optional<Set<String>> numbers,
    Set<String> texts,
    Set<String> hidden,
    Optional<Pseudonyms> pseudonyms) {

  private static final int MAX_TENSORS = 20;
  private static final int MAX_ELEMENTS = 512;
  private static final int MAX_TEXT = 512;
  private static final int MAX_NAME = 64;
  private static final int MAX_DIMENSIONS = 8;

  /** Half of what an event may be, for the inputs and for the outputs each. */
  private static final int MAX_BYTES = 30_000;

  /**
   * What is logged.
   *
   * @param tensors by name
   * @param leftOut names of what may be logged and does not fit, at most 20
   */
  record Logged(List<PredictionTensor> tensors, List<String> leftOut) {}

  /** By name, so that it does not depend on an order that tensors do not have. */
  Logged of(Map<String, TensorValue> tensors) {
    List<PredictionTensor> logged = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    int bytes = 0;
    for (Map.Entry<String, TensorValue> one : new TreeMap<>(tensors).entrySet()) {
      if (!isAllowed(one.getKey(), one.getValue())) {
        continue;
      }
      Optional<PredictionTensor> message = message(one.getKey(), one.getValue());
      int size = message.map(PredictionTensor::getSerializedSize).orElse(0);
      if (message.isPresent() && logged.size() < MAX_TENSORS && bytes + size <= MAX_BYTES) {
        logged.add(message.get());
        bytes += size;
      } else if (leftOut.size() < MAX_TENSORS) {
        leftOut.add(one.getKey());
      }
    }
    return new Logged(List.copyOf(logged), List.copyOf(leftOut));
  }

  private boolean isAllowed(String name, TensorValue value) {
    return value instanceof NumericTensor
        ? numbers.isEmpty() || numbers.get().contains(name)
        : texts.contains(name) || hidden.contains(name);
  }

  private Optional<PredictionTensor> message(String name, TensorValue value) {
    if (name.length() > MAX_NAME
        || value.shape().size() > MAX_DIMENSIONS
        || TensorValue.elements(value.shape()) > MAX_ELEMENTS) {
      return Optional.empty();
    }
    PredictionTensor.Builder tensor =
        PredictionTensor.newBuilder().setName(name).addAllShape(value.shape());
    return value instanceof NumericTensor numeric
        ? FiniteNumbers.of(numeric).map(finite -> tensor.addAllNumbers(finite).build())
        : texts(name, (BytesTensor) value).map(words -> tensor.addAllTexts(words).build());
  }

  /** None where some bytes are no text, or one is too long. */
  private Optional<List<String>> texts(String name, BytesTensor value) {
    if (hidden.contains(name)) {
      return pseudonyms.map(names -> value.elements().stream().map(names::of).toList());
    }
    List<String> texts = new ArrayList<>();
    for (byte[] element : value.elements()) {
      Optional<String> text = text(element);
      if (text.isEmpty() || text.get().codePointCount(0, text.get().length()) > MAX_TEXT) {
        return Optional.empty();
      }
      texts.add(text.get());
    }
    return Optional.of(texts);
  }

  private static Optional<String> text(byte[] element) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(element)).toString());
    } catch (CharacterCodingException noText) {
      return Optional.empty();
    }
  }
}
