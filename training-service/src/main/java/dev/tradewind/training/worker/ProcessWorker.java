package dev.tradewind.training.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.training.domain.RunProgress;
import dev.tradewind.training.domain.WorkerEnding;
import dev.tradewind.training.domain.WorkerEnding.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** A worker as a process of this machine. */
final class ProcessWorker implements Worker {

  private static final Logger LOG = Logger.getLogger(ProcessWorker.class);

  private final Process process;
  private final RunLogWriter log;
  private final Thread logging;
  private final Duration longestRun;
  private final Duration killAfter;
  private volatile boolean tookTooLong;

  ProcessWorker(Process process, RunLogWriter log, Duration longestRun, Duration killAfter) {
    this.process = process;
    this.log = log;
    this.longestRun = longestRun;
    this.killAfter = killAfter;
    logging = new Thread(this::writeLog, "worker-log-" + process.pid());
    logging.setDaemon(true);
    logging.start();
    process
        .onExit()
        .orTimeout(longestRun.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            timeout -> {
              tookTooLong = true;
              kill();
              return process;
            });
  }

  @Override
  public WorkerEnding follow(Consumer<RunProgress> onProgress)
      throws IOException, InterruptedException {
    WorkerLine last = new WorkerLine.Noise("");
    try (BufferedReader out = process.inputReader(UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        WorkerLine said = WorkerLine.parse(line);
        if (said instanceof WorkerLine.Progress step) {
          onProgress.accept(step.progress());
        } else if (said instanceof WorkerLine.Noise noise) {
          LOG.debugf("worker %d: %s", process.pid(), noise.text());
        } else {
          last = said;
        }
      }
    }
    int exitCode = process.waitFor();
    // A process of the worker's own may hold the stream open longer: then its words come later.
    logging.join(killAfter.toMillis());
    if (tookTooLong) {
      return new Refused("the run took longer than " + longestRun + " and was ended");
    }
    return WorkerLine.ending(last, exitCode, log);
  }

  private void writeLog() {
    try {
      log.writeAll(process.getErrorStream());
    } catch (IOException failure) {
      LOG.warnf(failure, "worker %d: its log is not complete", process.pid());
    }
  }

  @Override
  public void stop() {
    process.toHandle().destroy();
    process
        .onExit()
        .orTimeout(killAfter.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            timeout -> {
              kill();
              return process;
            });
  }

  /** By its handle: Process.destroyForcibly would also close the stream that we read. */
  private void kill() {
    process.toHandle().destroyForcibly();
  }
}
