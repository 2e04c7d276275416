package dev.tradewind.inference.serving.batch.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * The workers' time, shared out among models: the one that has had the least is next. It is
 * start-time fair queueing (Goyal, Vin and Cheng, SIGCOMM '96) with the measured time of a run as
 * its cost; a model with a pressing deadline may borrow a bounded time ahead (borrowed virtual
 * time, Duda and Cheriton, SOSP '99).
 */
final class Shares {

  /** How far a pressing call may go before others, nanoseconds of the workers. */
  private static final long BORROWED = 20_000_000L;

  private final Map<String, Share> byModel = new HashMap<>();
  private int calls;
  private long rows;

  /** What the model whose batch began last had had before. */
  private long virtualTime;

  private Share of(String model) {
    return byModel.computeIfAbsent(model, ignored -> new Share());
  }

  void waits(Waiting<?> call) {
    Share share = of(call.lane().model());
    if (!share.isActive()) {
      share.notBefore(virtualTime);
    }
    share.waits(call);
    calls++;
    rows += call.rows();
  }

  void leaves(Waiting<?> call) {
    of(call.lane().model()).leaves(call);
    calls--;
    rows -= call.rows();
  }

  void begins(String model, long nanos) {
    Share share = of(model);
    virtualTime = Math.max(virtualTime, share.served());
    share.begins(nanos);
  }

  void ends(String model, long more) {
    of(model).ends(more);
  }

  /** The smallest is next. */
  long turn(String model, boolean presses) {
    return of(model).served() - (presses ? BORROWED : 0);
  }

  int calls() {
    return calls;
  }

  long rows() {
    return rows;
  }

  int calls(String model) {
    return of(model).calls();
  }

  long rows(String model) {
    return of(model).rows();
  }

  /** Of these models, the one that has most calls waiting. */
  String longest(Collection<String> models) {
    return models.stream().max(Comparator.comparingInt(this::calls)).orElseThrow();
  }
}
