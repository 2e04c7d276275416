package dev.tradewind.inference.serving.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.TensorValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one tensor out of nested lists. The first list of each depth says how long the others are,
 * and the first element how deep they are nested.
 */
public final class TensorReader {

  private static final int UNKNOWN = -1;

  private final String name;
  private final ElementReader elements;
  private final List<Integer> sizes = new ArrayList<>();
  private int rank = UNKNOWN;
  private int rows;

  /** For an input of this name. */
  public TensorReader(String name, ElementType type) {
    this.name = name;
    this.elements = ElementReader.of(type);
  }

  /** Reads the whole tensor; the parser stands on its first token. */
  public void readAll(JsonParser parser) throws IOException {
    read(parser, 0);
  }

  /** Reads one more row; the parser stands on its first token. */
  public void readRow(JsonParser parser) throws IOException {
    if (sizes.isEmpty()) {
      sizes.add(UNKNOWN);
    }
    read(parser, 1);
    rows++;
    sizes.set(0, rows);
  }

  private void read(JsonParser parser, int depth) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      readElement(parser, depth);
      return;
    }
    if (rank != UNKNOWN && depth >= rank) {
      throw wrong("a list at depth " + depth + " (expected: depth " + rank + " at most)");
    }
    if (sizes.size() == depth) {
      sizes.add(UNKNOWN);
    }
    int size = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      read(parser, depth + 1);
      size++;
    }
    if (size == 0 && rank == UNKNOWN) {
      rank = depth + 1;
    }
    if (sizes.get(depth) != UNKNOWN && sizes.get(depth) != size) {
      throw wrong(
          "a list of " + size + " (expected: " + sizes.get(depth) + " as in the one before)");
    }
    sizes.set(depth, size);
  }

  private void readElement(JsonParser parser, int depth) throws IOException {
    if (rank == UNKNOWN) {
      rank = depth;
    }
    if (depth != rank) {
      throw wrong("an element at depth " + depth + " (expected: depth " + rank + ")");
    }
    try {
      elements.read(parser);
    } catch (IllegalArgumentException unfit) {
      throw wrong(unfit.getMessage());
    }
  }

  /** What was read. */
  public TensorValue value() {
    return elements.value(shape());
  }

  /**
   * What was read, as a tensor of a shape that is told beside it: nested so, or all in one list.
   *
   * @throws dev.tradewind.kit.error.ServiceException INPUT_INVALID
   */
  public TensorValue value(List<Long> told) {
    List<Long> read = shape();
    try {
      if (!read.equals(told) && !read.equals(List.of((long) TensorValue.elements(told)))) {
        throw wrong("data of shape " + read + " (expected: " + told + ", or all in one list)");
      }
    } catch (IllegalArgumentException impossible) {
      throw wrong(impossible.getMessage());
    }
    return elements.value(told);
  }

  private List<Long> shape() {
    return sizes.stream().map(Integer::longValue).toList();
  }

  private RuntimeException wrong(String problem) {
    return Json.invalid("input " + name + ": " + problem);
  }
}
