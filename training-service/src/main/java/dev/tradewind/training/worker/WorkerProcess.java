package dev.tradewind.training.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.training.domain.RunProgress;
import dev.tradewind.training.domain.WorkerEnding;
import dev.tradewind.training.domain.WorkerEnding.Refused;
import dev.tradewind.training.domain.WorkerEnding.Trained;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** A worker at work. */
public final class WorkerProcess {

  private static final Logger LOG = Logger.getLogger(WorkerProcess.class);

  private final Process process;
  private final RunLogWriter log;
  private final Thread logging;
  private final Duration longestRun;
  private final Duration killAfter;
  private volatile boolean tookTooLong;

  WorkerProcess(Process process, RunLogWriter log, Duration longestRun, Duration killAfter) {
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

  /** Reads what the worker says until it ends. Blocks. */
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
    return ending(last, exitCode);
  }

  private void writeLog() {
    try {
      log.writeAll(process.getErrorStream());
    } catch (IOException failure) {
      LOG.warnf(failure, "worker %d: its log is not complete", process.pid());
    }
  }

  /** Tells the worker to end, and kills it where it does not. Returns at once. */
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

  /** A result counts only from a worker that also ended well. */
  private WorkerEnding ending(WorkerLine last, int exitCode) {
    if (tookTooLong) {
      return new Refused("the run took longer than " + longestRun + " and was ended");
    }
    if (last instanceof WorkerLine.Refusal refusal) {
      return new Refused(Crash.refusal(refusal.reason(), refusal.message()));
    }
    if (exitCode == 0 && last instanceof WorkerLine.Result result) {
      return new Trained(result.result(), result.savedModel());
    }
    return new Refused(Crash.story(exitCode, log.outOfMemory(), log.lastWords()));
  }
}
