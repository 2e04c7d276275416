package dev.tradewind.training.worker;

import dev.tradewind.training.artefact.CodeFingerprint;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.RunFailure;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.RunResult;
import dev.tradewind.training.run.TrainingModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * One training run in a process of its own, because a fault of native code must not take a service
 * down. Started as {@code Worker <spec.json>}; writes one JSON object a line to its standard
 * output: progress, then one result or one error. Logs go to standard error. Exit code 0 after a
 * result, 1 after an error, {@value #ORPHANED} if its standard input closes: its parent has died.
 *
 * <p>The parent gives the JVM {@code -Dorg.bytedeco.javacpp.maxphysicalbytes=0
 * -Dorg.bytedeco.javacpp.nopointergc=true}.
 */
public final class Worker {

  private static final System.Logger LOG = System.getLogger(Worker.class.getName());
  private static final int ORPHANED = 3;

  private Worker() {}

  /** See the class. */
  public static void main(String[] arguments) {
    Messages messages = new Messages(new PrintStream(System.out, false, StandardCharsets.UTF_8));
    System.setOut(System.err);
    endWithParent(System.in);
    int code = run(arguments, messages);
    // Not exit: native threads have nothing to say in a process whose work is done.
    Runtime.getRuntime().halt(code);
  }

  private static int run(String[] arguments, Messages messages) {
    try {
      if (arguments.length != 1) {
        throw RunFailure.parameter("usage: Worker <spec.json>");
      }
      RunSpec spec = RunSpec.read(Path.of(arguments[0]));
      TrainingModel model = Models.named(spec.model());
      Hyperparameters parameters = Hyperparameters.resolve(model.parameters(), spec.parameters());
      RunRequest request =
          new RunRequest(
              parameters,
              spec.seed(),
              spec.data(),
              spec.output(),
              Optional.empty(),
              spec.scheduleEpochs(),
              spec.features());
      RunResult result;
      try (Progress progress = new Progress(messages, Clock.systemUTC())) {
        result = model.train(request, progress);
      }
      messages.result(
          result,
          parameters,
          request.report().resolve("index.html"),
          CodeFingerprint.ofThisProgram());
      return 0;
    } catch (RunFailure e) {
      messages.error(e.reason(), e.getMessage());
    } catch (ArithmeticException e) {
      messages.error(RunFailure.Reason.PARAMETER_INVALID, e.getMessage());
    } catch (Exception | OutOfMemoryError | LinkageError e) {
      LOG.log(System.Logger.Level.ERROR, "the run failed", e);
      messages.error(RunFailure.Reason.INTERNAL, e.toString());
    }
    return 1;
  }

  private static void endWithParent(InputStream in) {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (in.read() >= 0) {
                  // whatever is sent has no meaning
                }
              } catch (IOException e) {
                System.err.println("standard input: " + e);
              }
              Runtime.getRuntime().halt(ORPHANED);
            },
            "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }
}
