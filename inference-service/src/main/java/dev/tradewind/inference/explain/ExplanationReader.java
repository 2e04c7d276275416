package dev.tradewind.inference.explain;

import dev.tradewind.inference.explain.domain.Contribution;
import dev.tradewind.inference.explain.domain.Explanation;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.kit.error.ServiceException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads what the signature {@code explain} gives for one question: {@code score} and {@code base},
 * {@code contributions} and any {@code <part>_contributions}. What each of them is of, another
 * output of as many texts says: {@code features}, {@code ngrams}, {@code <part>_items}, {@code
 * <part>s}, {@code <part>_names}. A text of one element is what is explained.
 */
final class ExplanationReader {

  private static final String SCORE = "score";
  private static final String BASE = "base";
  private static final String CONTRIBUTIONS = "contributions";
  private static final String SUFFIX = "_" + CONTRIBUTIONS;
  private static final String VALUES = "values";

  /** Outputs that name contributions, the first that is there and has as many texts. */
  private static final List<String> NAMES = List.of("features", "ngrams", "history_items");

  private final Map<String, TensorValue> outputs;
  private final Map<String, String> asked;

  /**
   * @param outputs of the model, for one row
   * @param asked the question in words, by input
   */
  ExplanationReader(Map<String, TensorValue> outputs, Map<String, String> asked) {
    this.outputs = new TreeMap<>(outputs);
    this.asked = asked;
  }

  /**
   * @throws ServiceException EXPLANATION_ODD
   */
  Explanation read() {
    List<Contribution> contributions = new ArrayList<>();
    for (String output : contributing()) {
      add(output, numbers(output), outputs.get(output).shape(), contributions);
    }
    if (contributions.isEmpty()) {
      throw odd("no contributions");
    }
    return new Explanation(explained(), one(SCORE), one(BASE), contributions);
  }

  private List<String> contributing() {
    return outputs.keySet().stream()
        .filter(name -> name.equals(CONTRIBUTIONS) || name.endsWith(SUFFIX))
        .toList();
  }

  private void add(
      String output, FloatBuffer amounts, List<Long> shape, List<Contribution> contributions) {
    Optional<List<String>> names = names(output, amounts.remaining());
    FloatBuffer values = values(output, amounts.remaining());
    for (int i = 0; i < amounts.remaining(); i++) {
      String name = names.isPresent() ? names.get().get(i) : place(i, shape);
      // Histories are filled up to a fixed length with nothing.
      if (!name.isEmpty() || amounts.get(i) != 0) {
        contributions.add(
            new Contribution(
                output.equals(CONTRIBUTIONS) || names.isPresent() ? name : part(output) + name,
                values.hasRemaining()
                    ? Float.toString(values.get(i))
                    : asked.getOrDefault(name, ""),
                amounts.get(i)));
      }
    }
  }

  private Optional<List<String>> names(String output, int count) {
    return naming(output).stream()
        .map(outputs::get)
        .filter(BytesTensor.class::isInstance)
        .map(found -> ((BytesTensor) found).texts())
        .filter(texts -> texts.size() == count)
        .findFirst();
  }

  /** The outputs that may name its contributions, the likeliest first. */
  private static List<String> naming(String output) {
    return output.equals(CONTRIBUTIONS)
        ? NAMES
        : List.of(part(output) + "s", part(output) + "_names", part(output) + "_items");
  }

  private FloatBuffer values(String output, int count) {
    boolean given =
        output.equals(CONTRIBUTIONS)
            && outputs.get(VALUES) instanceof NumericTensor values
            && values.type() == ElementType.FP32
            && TensorValue.elements(values.shape()) == count;
    return given ? numbers(VALUES) : FloatBuffer.allocate(0);
  }

  private static String part(String output) {
    return output.substring(0, output.length() - SUFFIX.length());
  }

  /** Without the dimension of the batch, where there is one. */
  private static String place(int index, List<Long> shape) {
    StringBuilder place = new StringBuilder("]");
    int rest = index;
    for (int axis = shape.size() - 1; axis > 0; axis--) {
      int size = shape.get(axis).intValue();
      place.insert(0, (axis == 1 ? "" : ",") + rest % size);
      rest /= size;
    }
    return "[" + (shape.size() == 1 ? rest : "") + place;
  }

  /** The text of one element that names no contribution. */
  private String explained() {
    Set<String> names = new HashSet<>(NAMES);
    contributing().forEach(output -> names.addAll(naming(output)));
    return outputs.entrySet().stream()
        .filter(output -> !names.contains(output.getKey()))
        .map(Map.Entry::getValue)
        .filter(BytesTensor.class::isInstance)
        .map(found -> ((BytesTensor) found).texts())
        .filter(texts -> texts.size() == 1)
        .map(texts -> texts.get(0))
        .findFirst()
        .orElse("");
  }

  private double one(String name) {
    FloatBuffer numbers = numbers(name);
    if (numbers.remaining() != 1) {
      throw odd(name + " has " + numbers.remaining() + " elements (expected: 1)");
    }
    return numbers.get(0);
  }

  private FloatBuffer numbers(String name) {
    if (outputs.get(name) instanceof NumericTensor tensor && tensor.type() == ElementType.FP32) {
      return tensor.elements().asFloatBuffer();
    }
    throw odd("no output " + name + " of FP32");
  }

  private static ServiceException odd(String problem) {
    return new ServiceException(
        InferenceReason.EXPLANATION_ODD, "the model's signature explain: " + problem);
  }
}
