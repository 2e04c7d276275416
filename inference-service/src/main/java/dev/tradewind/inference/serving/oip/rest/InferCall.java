package dev.tradewind.inference.serving.oip.rest;

import dev.tradewind.api.inference.oip.InferParameter;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * An inference as it was asked for.
 *
 * @param request the same question over gRPC, its inputs as raw bytes
 * @param binary whether an output is wanted in binary, where the caller says so of this one
 * @param binaryByDefault whether the others are
 */
record InferCall(ModelInferRequest request, Map<String, Boolean> binary, boolean binaryByDefault) {

  private static final String TIMEOUT = "timeout";

  InferCall {
    binary = Map.copyOf(binary);
  }

  boolean wantsBinary(String output) {
    return binary.getOrDefault(output, binaryByDefault);
  }

  /** The same, with an answer wanted within this time; sooner where the caller says so. */
  InferCall within(Duration longest) {
    InferParameter given =
        request.getParametersOrDefault(TIMEOUT, InferParameter.getDefaultInstance());
    long micros = longest.dividedBy(Duration.of(1, ChronoUnit.MICROS));
    boolean open = given.equals(InferParameter.getDefaultInstance());
    if (!open && !(given.hasInt64Param() && isLonger(given.getInt64Param(), micros))) {
      return this;
    }
    InferParameter most = InferParameter.newBuilder().setInt64Param(micros).build();
    return new InferCall(
        request.toBuilder().putParameters(TIMEOUT, most).build(), binary, binaryByDefault);
  }

  /** As in the protocol, 0 is the same as none. */
  private static boolean isLonger(long asked, long micros) {
    return asked == 0 || asked > micros;
  }
}
