package dev.tradewind.inference.predict;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * A tensor of byte strings.
 *
 * @param shape dimensions
 * @param elements the strings, row by row; not to be written to
 */
public record BytesTensor(List<Long> shape, List<byte[]> elements) implements TensorValue {

  public BytesTensor {
    shape = List.copyOf(shape);
    elements = List.copyOf(elements);
    int expected = TensorValue.elements(shape);
    if (elements.size() != expected) {
      throw new IllegalArgumentException(
          "elements: " + elements.size() + " (expected: " + expected + " for BYTES" + shape + ")");
    }
  }

  /** A tensor of one row of texts, as UTF-8. */
  public static BytesTensor row(List<String> texts) {
    return new BytesTensor(
        List.of(1L, (long) texts.size()),
        texts.stream().map(text -> text.getBytes(UTF_8)).toList());
  }

  @Override
  public ElementType type() {
    return ElementType.BYTES;
  }

  /** The elements as UTF-8 texts. */
  public List<String> texts() {
    return elements.stream().map(bytes -> new String(bytes, UTF_8)).toList();
  }
}
