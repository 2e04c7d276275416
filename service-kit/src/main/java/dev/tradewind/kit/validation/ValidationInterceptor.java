package dev.tradewind.kit.validation;

import com.google.protobuf.Message;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.kit.error.Statuses;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Refuses requests that break the contract's rules before any service code sees them. */
@ApplicationScoped
@GlobalInterceptor
public class ValidationInterceptor implements ServerInterceptor {

  private final MessageValidator validator;
  private final Map<Class<?>, QuickCheck> quickChecks = new HashMap<>();

  ValidationInterceptor(MessageValidator validator, @Any Instance<QuickCheck> quickChecks) {
    this.validator = validator;
    quickChecks.forEach(check -> this.quickChecks.put(check.type(), check));
  }

  private List<FieldViolation> violations(Message request) {
    QuickCheck quick = quickChecks.get(request.getClass());
    return quick != null && quick.isSurelySound(request)
        ? List.of()
        : validator.violations(request);
  }

  @Override
  public <ReqT, RespT> Listener<ReqT> interceptCall(
      ServerCall<ReqT, RespT> call, Metadata headers, ServerCallHandler<ReqT, RespT> next) {
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      private boolean refused;

      @Override
      public void onMessage(ReqT message) {
        List<FieldViolation> violations =
            message instanceof Message request ? violations(request) : List.of();
        if (violations.isEmpty()) {
          super.onMessage(message);
          return;
        }
        refused = true;
        StatusRuntimeException status =
            Statuses.of(
                new ServiceException(CommonReason.FIELD_INVALID, describe(violations), violations));
        call.close(status.getStatus(), status.getTrailers());
      }

      @Override
      public void onHalfClose() {
        if (!refused) {
          super.onHalfClose();
        }
      }
    };
  }

  private static String describe(List<FieldViolation> violations) {
    FieldViolation first = violations.get(0);
    String more = violations.size() == 1 ? "" : " (and " + (violations.size() - 1) + " more)";
    return first.field() + ": " + first.description() + more;
  }
}
