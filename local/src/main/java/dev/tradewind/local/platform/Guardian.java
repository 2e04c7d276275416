package dev.tradewind.local.platform;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Ends the children when the launcher is gone, however it went: a small shell process holds a pipe
 * from the launcher, and the pipe's end is the launcher's.
 */
final class Guardian implements AutoCloseable {

  private static final String SCRIPT =
      """
      pids=
      while read -r verb pid; do
        case $verb in
          watch) pids="$pids $pid" ;;
          forget)
            left=
            for one in $pids; do [ "$one" = "$pid" ] || left="$left $one"; done
            pids=$left ;;
          done) exit 0 ;;
        esac
      done
      for one in $pids; do kill -TERM "$one" 2>/dev/null; done
      tries=0
      while [ "$tries" -lt 100 ]; do
        alive=
        for one in $pids; do kill -0 "$one" 2>/dev/null && alive=yes; done
        [ -z "$alive" ] && exit 0
        sleep 0.1
        tries=$((tries + 1))
      done
      for one in $pids; do kill -KILL "$one" 2>/dev/null; done
      """;

  private final Process shell;
  private final PrintStream orders;

  private Guardian(Process shell) {
    this.shell = shell;
    this.orders = new PrintStream(shell.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  static Guardian start() {
    try {
      // In a session of its own, so that Ctrl-C does not end it before its work.
      Process shell =
          new ProcessBuilder(List.of("setsid", "sh", "-c", SCRIPT))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new Guardian(shell);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  void watch(Process process) {
    orders.println("watch " + process.pid());
  }

  void forget(Process process) {
    orders.println("forget " + process.pid());
  }

  ProcessHandle handle() {
    return shell.toHandle();
  }

  /** Lets go of the pipe, as the launcher's death does. */
  void abandon() {
    orders.close();
  }

  /** Tells it that nobody is left to look after. */
  @Override
  public void close() {
    orders.println("done");
    orders.close();
  }
}
