package dev.tradewind.kit.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusesTest {

  @Test
  void aKnownFailureCarriesItsReasonAndTheField() throws InvalidProtocolBufferException {
    StatusRuntimeException status =
        Statuses.of(
            new ServiceException(
                CommonReason.FIELD_INVALID,
                "limit: must be at most 100",
                List.of(new FieldViolation("limit", "must be at most 100"))));

    assertThat(status.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    com.google.rpc.Status details = StatusProto.fromThrowable(status);
    assertThat(details.getDetails(0).unpack(ErrorInfo.class).getReason())
        .isEqualTo("FIELD_INVALID");
    assertThat(details.getDetails(1).unpack(BadRequest.class).getFieldViolations(0).getField())
        .isEqualTo("limit");
  }

  @Test
  void overloadSaysWhenToTryAgain() {
    com.google.rpc.Status details =
        StatusProto.fromThrowable(
            Statuses.of(new ServiceException(CommonReason.OVERLOADED, "too much")));
    assertThat(details.getDetailsList()).anyMatch(detail -> detail.is(RetryInfo.class));
  }

  @Test
  void anUnexpectedFailureTellsNothingOfItself() {
    StatusRuntimeException status = Statuses.of(new IllegalStateException("select * from secrets"));
    assertThat(status.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
    assertThat(status.getStatus().getDescription())
        .startsWith("internal error, correlation id ")
        .doesNotContain("secrets");
  }

  @Test
  void aNeighbourThatIsDownMakesUsUnavailable() {
    StatusRuntimeException status =
        Statuses.of(Status.DEADLINE_EXCEEDED.withDescription("10.0.0.7:9000").asRuntimeException());
    assertThat(status.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(status.getStatus().getDescription()).doesNotContain("10.0.0.7");
  }

  @Test
  void ourOwnStatusPassesUnchanged() {
    StatusRuntimeException ours =
        Statuses.of(new ServiceException(CommonReason.OVERLOADED, "too much"));
    assertThat(Statuses.of(ours)).isSameAs(ours);
  }
}
