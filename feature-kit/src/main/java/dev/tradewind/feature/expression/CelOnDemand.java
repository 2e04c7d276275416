package dev.tradewind.feature.expression;

import com.google.protobuf.Timestamp;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.tradewind.feature.definition.domain.OnDemandExpression;
import dev.tradewind.feature.definition.domain.ValueKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An on-demand feature, ready to run. */
record CelOnDemand(CelRuntime.Program program, ValueKind kind, Set<String> features)
    implements OnDemandExpression {

  @Override
  public Optional<Object> value(
      Map<String, Object> features, Map<String, Object> request, Instant now) {
    try {
      return plain(
          program.eval(
              Map.of(
                  RequestVariables.FEATURES,
                  features,
                  RequestVariables.REQUEST,
                  request,
                  RequestVariables.NOW,
                  timestamp(now))));
    } catch (CelEvaluationException absent) {
      return Optional.empty();
    }
  }

  private static Timestamp timestamp(Instant moment) {
    return Timestamp.newBuilder()
        .setSeconds(moment.getEpochSecond())
        .setNanos(moment.getNano())
        .build();
  }

  private static Optional<Object> plain(Object result) {
    return Optional.of(result instanceof Boolean bool ? (bool ? 1L : 0L) : result);
  }
}
