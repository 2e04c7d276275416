package dev.tradewind.bench.serve;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.tradewind.api.inference.oip.GRPCInferenceServiceGrpc;
import dev.tradewind.api.inference.oip.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.bench.Latencies;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Callers that send one request after the other until they are told to stop. */
final class Callers implements AutoCloseable {

  private final List<Thread> threads = new ArrayList<>();
  private final List<List<Long>> nanos = new ArrayList<>();
  private final Map<String, AtomicLong> versions = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> failures = new ConcurrentHashMap<>();
  private volatile boolean enough;

  /**
   * Starts them.
   *
   * @param pauseNanos between two requests of one caller; it leaves the processor time to breathe
   */
  Callers(ManagedChannel channel, ModelInferRequest request, int callers, long pauseNanos) {
    for (int caller = 0; caller < callers; caller++) {
      List<Long> mine = new ArrayList<>();
      nanos.add(mine);
      GRPCInferenceServiceBlockingStub stub = GRPCInferenceServiceGrpc.newBlockingStub(channel);
      threads.add(new Thread(() -> call(stub, request, mine, pauseNanos), "caller-" + caller));
    }
    threads.forEach(Thread::start);
  }

  private void call(
      GRPCInferenceServiceBlockingStub stub,
      ModelInferRequest request,
      List<Long> mine,
      long pauseNanos) {
    while (!enough) {
      long begun = System.nanoTime();
      try {
        String version =
            stub.withDeadlineAfter(10, TimeUnit.SECONDS).modelInfer(request).getModelVersion();
        count(versions, version);
      } catch (StatusRuntimeException failure) {
        count(failures, failure.getStatus().toString());
      }
      mine.add(System.nanoTime() - begun);
      LockSupport.parkNanos(pauseNanos);
    }
  }

  private static void count(Map<String, AtomicLong> counts, String key) {
    counts.computeIfAbsent(key, ignored -> new AtomicLong()).incrementAndGet();
  }

  /** Whether this version has answered somebody. */
  boolean saw(String version) {
    return versions.containsKey(version);
  }

  /** How many versions answered. */
  int versions() {
    return versions.size();
  }

  /** What went wrong, and how often. */
  Map<String, Long> failures() {
    Map<String, Long> counted = new TreeMap<>();
    failures.forEach((status, count) -> counted.put(status, count.get()));
    return counted;
  }

  /** Of all calls; after {@link #close}. */
  Latencies latencies() {
    return Latencies.of(nanos.stream().flatMap(List::stream).mapToLong(Long::longValue).toArray());
  }

  /** How many calls were answered or failed; after {@link #close}. */
  int calls() {
    return nanos.stream().mapToInt(List::size).sum();
  }

  @Override
  public void close() {
    enough = true;
    threads.forEach(Uninterruptibles::joinUninterruptibly);
  }
}
