package dev.tradewind.inference.serving.oip;

import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferResponse;
import dev.tradewind.api.inference.oip.ModelStreamInferResponse;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.grpc.Status;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The requests of one stream: so many are under way at a time. Nothing slows a sender down here, so
 * that one more is turned away at once, and a sender who does not mind loses the stream.
 */
final class InferStream {

  /** Turned away in a row before the stream ends. */
  private static final int PATIENCE = 1_000;

  private final int limit;
  private final Function<ModelInferRequest, Uni<ModelInferResponse>> infer;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger turnedAway = new AtomicInteger();

  InferStream(int limit, Function<ModelInferRequest, Uni<ModelInferResponse>> infer) {
    this.limit = limit;
    this.infer = infer;
  }

  /** Answers in the order in which they are ready; what is wrong with one ends no other. */
  Multi<ModelStreamInferResponse> answers(Multi<ModelInferRequest> requests) {
    return requests.onItem().transformToUni(this::answer).merge(limit + PATIENCE);
  }

  private Uni<ModelStreamInferResponse> answer(ModelInferRequest request) {
    if (underWay.incrementAndGet() > limit) {
      underWay.decrementAndGet();
      return turnAway(request);
    }
    turnedAway.set(0);
    return infer
        .apply(request)
        .map(answer -> ModelStreamInferResponse.newBuilder().setInferResponse(answer).build())
        .onFailure()
        .recoverWithItem(failure -> error(request, failure))
        .onTermination()
        .invoke(underWay::decrementAndGet);
  }

  private Uni<ModelStreamInferResponse> turnAway(ModelInferRequest request) {
    ServiceException overload =
        new ServiceException(
            CommonReason.OVERLOADED, "more than " + limit + " requests of a stream are under way");
    return turnedAway.incrementAndGet() > PATIENCE
        ? Uni.createFrom().failure(overload)
        : Uni.createFrom().item(error(request, overload));
  }

  /** Triton's streams have a text where calls have a status; the code stands before it. */
  private static ModelStreamInferResponse error(ModelInferRequest request, Throwable failure) {
    String problem =
        failure instanceof ServiceException known
            ? known.reason().code() + ": " + known.getMessage()
            : Status.fromThrowable(failure).getCode() + ": the model failed";
    return ModelStreamInferResponse.newBuilder()
        .setErrorMessage(problem)
        .setInferResponse(ModelInferResponse.newBuilder().setId(request.getId()))
        .build();
  }
}
