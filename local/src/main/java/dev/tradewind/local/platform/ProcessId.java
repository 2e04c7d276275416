package dev.tradewind.local.platform;

import java.time.Instant;
import java.util.Optional;

/**
 * A process, told apart from a later one that was given the same number.
 *
 * @param pid the number
 * @param startedAtMillis when it began, milliseconds since 1970
 */
public record ProcessId(long pid, long startedAtMillis) {

  static ProcessId of(ProcessHandle process) {
    return new ProcessId(
        process.pid(), process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
  }

  /** The process, where it is still at work. */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(one -> of(one).equals(this));
  }

  /** Whether it is still at work. */
  public boolean alive() {
    return find().isPresent();
  }
}
