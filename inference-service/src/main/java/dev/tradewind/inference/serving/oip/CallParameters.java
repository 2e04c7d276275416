package dev.tradewind.inference.serving.oip;

import dev.tradewind.api.inference.oip.InferParameter;
import dev.tradewind.inference.call.ModelCall;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.Terms;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalLong;

/** The parameters of a request that mean something here; others are passed over. */
final class CallParameters {

  private static final String SIGNATURE = "signature";
  private static final String PRIORITY = "priority";
  private static final String TIMEOUT = "timeout";
  private static final String SEQUENCE = "sequence_";

  private CallParameters() {}

  /**
   * By when an answer is wanted, and how urgently.
   *
   * @throws ServiceException FIELD_INVALID
   */
  static Terms terms(Map<String, InferParameter> parameters, ModelCall call) {
    for (String name : parameters.keySet()) {
      if (name.startsWith(SEQUENCE)) {
        throw invalid(name, "models have no state here (expected: no sequence)");
      }
    }
    long priority = number(parameters, PRIORITY).orElse(0);
    if (priority < 0 || priority > Integer.MAX_VALUE) {
      throw invalid(PRIORITY, priority + " (expected: 0 to " + Integer.MAX_VALUE + ")");
    }
    int goesAt = priority == 0 ? Terms.DEFAULT_PRIORITY : (int) priority;
    long micros = number(parameters, TIMEOUT).orElse(0);
    if (micros < 0) {
      throw invalid(TIMEOUT, micros + " (expected: microseconds)");
    }
    // As in Triton, 0 is the same as none.
    return micros == 0
        ? new Terms(call.terms().deadline(), goesAt)
        : call.terms(goesAt, Duration.of(micros, ChronoUnit.MICROS));
  }

  /** Stock clients send them as signed or as unsigned numbers. */
  private static OptionalLong number(Map<String, InferParameter> parameters, String name) {
    InferParameter given = parameters.get(name);
    if (given == null) {
      return OptionalLong.empty();
    }
    return switch (given.getParameterChoiceCase()) {
      case INT64_PARAM -> OptionalLong.of(given.getInt64Param());
      case UINT64_PARAM -> OptionalLong.of(given.getUint64Param());
      default -> throw invalid(name, "not a whole number");
    };
  }

  /**
   * The protocol has no word for signatures: a parameter of this name says which one.
   *
   * @throws ServiceException SIGNATURE_UNKNOWN
   */
  static String signature(Map<String, InferParameter> parameters) {
    InferParameter given = parameters.get(SIGNATURE);
    if (given == null) {
      return PredictRequest.DEFAULT_SIGNATURE;
    }
    if (given.getStringParam().isEmpty()) {
      throw new ServiceException(
          InferenceReason.SIGNATURE_UNKNOWN,
          "parameters." + SIGNATURE + ": no text (expected: a signature's name)");
    }
    return given.getStringParam();
  }

  private static ServiceException invalid(String name, String problem) {
    return new ServiceException(CommonReason.FIELD_INVALID, "parameters." + name + ": " + problem);
  }
}
