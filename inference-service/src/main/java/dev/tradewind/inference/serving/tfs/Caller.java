package dev.tradewind.inference.serving.tfs;

import dev.tradewind.inference.call.ModelCall;
import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.predict.Terms;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * Who waits for an answer.
 *
 * @param call that hears what the answer took, and ends the work when its caller goes
 * @param terms on which it is made
 */
public record Caller(ModelCall call, Terms terms) {

  /** The caller over gRPC, with its deadline; to be asked for on the thread of the call. */
  static Caller current() {
    ModelCall call = ModelCall.current();
    return new Caller(call, call.terms());
  }

  /** A caller who waits so long and says nothing else. */
  public static Caller within(Duration timeout) {
    ModelCall call = ModelCall.current();
    return new Caller(call, call.terms(Terms.DEFAULT_PRIORITY, timeout));
  }

  /** The same work, done for this caller. */
  public Uni<Prediction> asking(Uni<Prediction> work) {
    return call.asking(work);
  }
}
