package dev.tradewind.feature.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Calls as a client sees them end. */
final class Calls {

  private Calls() {}

  static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }

  static void expectError(Status.Code code, String reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure -> {
              assertThat(failure.getStatus().getCode()).isEqualTo(code);
              com.google.rpc.Status details = StatusProto.fromThrowable(failure);
              assertThat(details).isNotNull();
              assertThat(details.getDetailsList())
                  .filteredOn(detail -> detail.is(ErrorInfo.class))
                  .singleElement()
                  .satisfies(
                      detail ->
                          assertThat(detail.unpack(ErrorInfo.class).getReason()).isEqualTo(reason));
            });
  }
}
