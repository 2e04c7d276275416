package dev.tradewind.ingestion.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import dev.tradewind.api.common.v1.Money;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Calls the running service as a shop does: over the wire, with the plain gRPC client. */
public abstract class GrpcTest {

  private static final AtomicInteger NEXT = new AtomicInteger();

  @TestHTTPResource URI server;

  /** Open during each test. */
  protected ManagedChannel channel;

  @BeforeEach
  void connect() {
    channel =
        Grpc.newChannelBuilderForAddress(
                server.getHost(), server.getPort(), InsecureChannelCredentials.create())
            .build();
  }

  @AfterEach
  void disconnect() {
    channel.shutdownNow();
  }

  /** An id that no other test uses: all share one database. */
  protected static String unique(String prefix) {
    return prefix + "-" + NEXT.incrementAndGet();
  }

  protected static Timestamp timestamp(String instant) {
    return timestamp(Instant.parse(instant));
  }

  protected static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  protected static Money euros(long units, int nanos) {
    return Money.newBuilder().setCurrencyCode("EUR").setUnits(units).setNanos(nanos).build();
  }

  /** Runs a call that must fail so. */
  protected static StatusRuntimeException assertFails(
      Status.Code code, String reason, Runnable call) {
    StatusRuntimeException failure = catchThrowableOfType(StatusRuntimeException.class, call::run);
    assertThat(failure).isNotNull();
    assertThat(failure.getStatus().getCode()).as(failure.getMessage()).isEqualTo(code);
    assertThat(detail(failure, ErrorInfo.class))
        .extracting(ErrorInfo::getReason)
        .containsExactly(reason);
    return failure;
  }

  /** The fields that the failure blames. */
  protected static List<String> fields(StatusRuntimeException failure) {
    return detail(failure, BadRequest.class).stream()
        .flatMap(bad -> bad.getFieldViolationsList().stream())
        .map(BadRequest.FieldViolation::getField)
        .toList();
  }

  private static <T extends com.google.protobuf.Message> List<T> detail(
      StatusRuntimeException failure, Class<T> type) {
    return StatusProto.fromThrowable(failure).getDetailsList().stream()
        .filter(any -> any.is(type))
        .map(
            any -> {
              try {
                return any.unpack(type);
              } catch (InvalidProtocolBufferException wrong) {
                throw new AssertionError(wrong);
              }
            })
        .toList();
  }
}
