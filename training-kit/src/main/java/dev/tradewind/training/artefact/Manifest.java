package dev.tradewind.training.artefact;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tradewind.training.nn.export.Signature;
import dev.tradewind.training.report.Header;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.run.FeatureInput;
import dev.tradewind.training.run.Metric;
import dev.tradewind.training.run.PrivacyGuarantee;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;

/**
 * What an exported model is, for machines: {@code assets.extra/manifest.json}.
 *
 * @param format rises when a reader of the one before would not understand it
 * @param model its name in the registry
 * @param run that made it
 * @param seed of everything random in that run
 * @param dataFingerprint SHA-256 of the data
 * @param codeFingerprint SHA-256 of the program
 * @param parameters as used, defaults included
 * @param metrics on held-out data
 * @param signatures how it is called
 * @param features what feeds its inputs at serving; none where its data are not from a feature
 *     store
 * @param privacy what its weights give away of an example; null where nobody limited that
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Manifest(
    int format,
    String model,
    String run,
    long seed,
    String dataFingerprint,
    String codeFingerprint,
    Map<String, String> parameters,
    List<Measured> metrics,
    Map<String, Call> signatures,
    List<FeatureInput> features,
    @Nullable PrivacyGuarantee privacy) {

  private static final int FORMAT = 1;

  /** A metric beside its floor. */
  record Measured(String name, double value, double floor, String floorName) {}

  /** Tensors by name. */
  record Call(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {

    private boolean takes(FeatureInput feature) {
      return inputs.containsKey(feature.input());
    }
  }

  /** A tensor's type, and its shape: -1 where any size is taken, null where any shape is. */
  record Tensor(String dtype, @Nullable List<Long> shape) {}

  static Manifest of(ReportData report, List<Signature> signatures, String codeFingerprint) {
    Header header = report.header();
    Map<String, Call> calls = new TreeMap<>();
    for (Signature signature : signatures) {
      calls.put(
          signature.name(), new Call(tensors(signature.inputs()), tensors(signature.outputs())));
    }
    return new Manifest(
        FORMAT,
        header.model(),
        header.run(),
        header.seed(),
        header.dataFingerprint(),
        codeFingerprint,
        header.parameters(),
        report.metrics().stream().map(Manifest::measured).toList(),
        calls,
        // Data may have had columns that nothing could be learned from.
        header.features().stream()
            .filter(feature -> calls.values().stream().anyMatch(call -> call.takes(feature)))
            .toList(),
        report.privacy());
  }

  private static Measured measured(Metric metric) {
    return new Measured(metric.name(), metric.value(), metric.floor(), metric.floorName());
  }

  private static Map<String, Tensor> tensors(Map<String, ? extends Operand<?>> operands) {
    Map<String, Tensor> tensors = new TreeMap<>();
    operands.forEach(
        (name, operand) ->
            tensors.put(
                name, new Tensor(operand.asOutput().dataType().name(), sizes(operand.shape()))));
    return tensors;
  }

  private static @Nullable List<Long> sizes(Shape shape) {
    return shape.isUnknown() ? null : Arrays.stream(shape.asArray()).boxed().toList();
  }
}
