package dev.tradewind.inference.serving.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SharedTest {

  private final AtomicInteger closed = new AtomicInteger();
  private final Shared<String> shared = new Shared<>("model", value -> closed.incrementAndGet());

  @Test
  void closesAtOnceWhereNobodyHoldsIt() {
    shared.retire();
    shared.retire();

    assertThat(closed).hasValue(1);
    assertThat(shared.lease()).isEmpty();
  }

  @Test
  void closesWhenTheLastLeaseEnds() {
    Lease<String> first = shared.lease().orElseThrow();
    Lease<String> second = shared.lease().orElseThrow();
    shared.retire();
    first.close();
    first.close();
    assertThat(closed).hasValue(0);

    second.close();

    assertThat(closed).hasValue(1);
  }

  /** Any order of leasing, ending and retiring: closed once, and never while held. */
  @Property
  boolean isNeverClosedWhileHeld(@ForAll @Size(max = 60) List<Integer> steps) {
    AtomicInteger closings = new AtomicInteger();
    Shared<String> resource = new Shared<>("model", value -> closings.incrementAndGet());
    List<Lease<String>> held = new ArrayList<>();
    boolean retired = false;
    for (int step : steps) {
      switch (Math.floorMod(step, 3)) {
        case 0 -> resource.lease().ifPresent(held::add);
        case 1 -> {
          if (!held.isEmpty()) {
            held.remove(Math.floorMod(step / 3, held.size())).close();
          }
        }
        default -> {
          resource.retire();
          retired = true;
        }
      }
      if (closings.get() != (retired && held.isEmpty() ? 1 : 0)) {
        return false;
      }
    }
    return true;
  }

  @Test
  void holdsUnderManyThreads() throws Exception {
    AtomicInteger seenClosed = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<Void>> users = new ArrayList<>();
    for (int user = 0; user < 8; user++) {
      users.add(
          () -> {
            while (true) {
              Optional<Lease<String>> lease = shared.lease();
              if (lease.isEmpty()) {
                return null;
              }
              seenClosed.addAndGet(closed.get());
              lease.get().close();
            }
          });
    }
    List<Future<Void>> running = users.stream().map(threads::submit).toList();
    shared.retire();
    for (Future<Void> user : running) {
      user.get(30, TimeUnit.SECONDS);
    }
    threads.shutdown();

    assertThat(closed).hasValue(1);
    assertThat(seenClosed).hasValue(0);
  }
}
