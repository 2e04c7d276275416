package dev.tradewind.inference.serving.batch;

import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.Terms;
import dev.tradewind.inference.serving.batch.domain.Admission;
import dev.tradewind.inference.serving.batch.domain.Agenda;
import dev.tradewind.inference.serving.batch.domain.Batch;
import dev.tradewind.inference.serving.batch.domain.QueueLimits;
import dev.tradewind.inference.serving.batch.domain.Turn;
import dev.tradewind.inference.serving.batch.domain.Waiting;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** A fixed number of threads that run batches. The lock is never held during a run. */
public final class BatchWorkers {

  private static final long FAREWELL_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final LongSupplier CLOCK = System::nanoTime;
  private static final LongSupplier PROCESSOR = processorTime();

  private final Lanes lanes;
  private final long quick;
  private final BatchObserver observer;
  private final Agenda<BatchedCall> agenda;
  private final List<Thread> threads = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final IdleThreads idle = new IdleThreads(lock, CLOCK);
  private boolean closing;
  private boolean abandoned;

  /** Starts so many threads. */
  public BatchWorkers(int workers, QueueLimits limits, BatchRules rules, BatchObserver observer) {
    this.lanes = new Lanes(rules);
    this.quick = rules.quick();
    this.observer = observer;
    this.agenda = new Agenda<>(workers, limits, rules.linger(), rules.priorityStep());
    for (int number = 1; number <= workers; number++) {
      Thread thread = new Thread(this::work, "model-worker-" + number);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  /** Where the machine does not tell, the time that passes: then no run is ever kept waiting. */
  private static LongSupplier processorTime() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported() ? threads::getCurrentThreadCpuTime : CLOCK;
  }

  /**
   * Queues a call. One that is alone, and whose run is quick, is run by the thread that brings it:
   * to hand it over and back would take longer. Its outcome is then told before this returns.
   *
   * @param model its model's name
   * @param specs of its signature
   * @return its place, to be {@linkplain #leave left} when the caller gives up
   * @throws ServiceException OVERLOADED, or DEADLINE_PASSED; its outcome is then not told
   */
  public Waiting<BatchedCall> submit(
      String model, ModelSignature specs, BatchedCall call, Terms terms) {
    Waiting<BatchedCall> waiting =
        new Waiting<>(
            call,
            lanes.lane(model, call.model(), call.signature()),
            specs.rowShapes(call.inputs()),
            specs.rows(call.inputs()),
            terms.priority(),
            terms.deadline());
    Admission<BatchedCall> admission;
    Optional<Batch<BatchedCall>> here;
    lock.lock();
    try {
      long now = CLOCK.getAsLong();
      admission = agenda.admit(waiting, now);
      here = idle.isEmpty() ? Optional.empty() : agenda.alone(waiting, quick, now);
      idle.wake(agenda.due(now), now);
    } finally {
      lock.unlock();
    }
    here.ifPresent(this::runHere);
    if (admission instanceof Admission.Admitted<BatchedCall> admitted) {
      admitted.shed().ifPresent(this::shed);
      return waiting;
    }
    if (admission instanceof Admission.NoPlace<BatchedCall> none) {
      observer.shed(model);
      throw overloaded("no more may wait than " + none.limit() + "; try later");
    }
    Admission.TooLate<BatchedCall> late = (Admission.TooLate<BatchedCall>) admission;
    observer.late(model);
    throw late(model, late.slack(), late.needed());
  }

  /** Workers rest meanwhile: those that come during the run are theirs when it ends. */
  private void runHere(Batch<BatchedCall> batch) {
    run(batch);
    lock.lock();
    try {
      long now = CLOCK.getAsLong();
      idle.wake(agenda.due(now), now);
    } finally {
      lock.unlock();
    }
  }

  private void shed(Waiting<BatchedCall> call) {
    observer.shed(call.lane().model());
    call.call().failed(overloaded("gave its place to a call of higher priority; try later"));
  }

  private static ServiceException overloaded(String message) {
    return new ServiceException(CommonReason.OVERLOADED, message);
  }

  private static ServiceException late(String model, long slack, long needed) {
    String left = slack <= 0 ? "has passed" : "is " + millis(slack) + " away";
    String least = needed > 0 ? "; " + model + " takes at least " + millis(needed) : "";
    return new ServiceException(
        InferenceReason.DEADLINE_PASSED, "deadline: " + left + " (expected: later" + least + ")");
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
  }

  /**
   * Gives a place up.
   *
   * @return whether it still waited: then it will not run, and its outcome is not told
   */
  public boolean leave(Waiting<BatchedCall> call) {
    if (!call.waits()) {
      return false;
    }
    lock.lock();
    try {
      boolean waited = call.waits();
      agenda.leave(call);
      return waited;
    } finally {
      lock.unlock();
    }
  }

  /** How many batches may run at once. */
  public int workers() {
    return threads.size();
  }

  /** Calls of a model that wait. */
  public int waiting(String model) {
    lock.lock();
    try {
      return agenda.calls(model);
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    try {
      Turn<BatchedCall> turn = turn();
      while (turn.batch().isPresent() || !turn.late().isEmpty()) {
        turn.late().forEach(this::late);
        turn.batch().ifPresent(this::run);
        turn = turn();
      }
    } catch (InterruptedException interrupted) {
      // Nobody has a reason to: the workers end by being stopped.
      Thread.currentThread().interrupt();
    }
  }

  private void late(Waiting<BatchedCall> call) {
    String model = call.lane().model();
    observer.late(model);
    long slack = call.deadline().orElse(0) - CLOCK.getAsLong();
    call.call().failed(late(model, slack, 0));
  }

  private void run(Batch<BatchedCall> batch) {
    BatchRun.Outcome outcome = BatchRun.run(batch, observer, CLOCK, PROCESSOR);
    lock.lock();
    try {
      agenda.ran(batch, outcome.asOne(), outcome.worked(), outcome.nanos(), CLOCK.getAsLong());
    } finally {
      lock.unlock();
    }
  }

  /** Waits for something to do; nothing when the workers close. */
  private Turn<BatchedCall> turn() throws InterruptedException {
    lock.lock();
    try {
      while (!abandoned) {
        long now = CLOCK.getAsLong();
        Turn<BatchedCall> turn = agenda.next(now);
        if (turn.batch().isPresent() || !turn.late().isEmpty()) {
          idle.wake(agenda.due(now), now);
          return turn;
        }
        if (closing && agenda.calls() == 0) {
          break;
        }
        idle.rest(turn.due());
      }
      return new Turn<>(Optional.empty(), List.of(), Long.MAX_VALUE);
    } finally {
      lock.unlock();
    }
  }

  /** Calls that wait still run: their callers wait for an answer. At most 10 s. */
  public void stop() throws InterruptedException {
    announce(false);
    long patience = System.nanoTime() + FAREWELL_NANOS;
    for (Thread thread : threads) {
      long left = TimeUnit.NANOSECONDS.toMillis(patience - System.nanoTime());
      thread.join(Math.max(left, 1));
    }
    announce(true);
  }

  private void announce(boolean abandon) {
    lock.lock();
    try {
      closing = true;
      abandoned |= abandon;
      idle.wakeAll();
    } finally {
      lock.unlock();
    }
  }
}
