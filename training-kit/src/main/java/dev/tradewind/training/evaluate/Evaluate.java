package dev.tradewind.training.evaluate;

import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.RunFailure;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.RunResult;
import dev.tradewind.training.run.TrainingModel;
import dev.tradewind.training.worker.Models;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./tradewind evaluate}. Needs no service. Exit code 0 after a result; {@value #FAILED}
 * where the data or the run was bad; {@value #MISUSED} where the command was.
 */
@Command(
    name = "./tradewind evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Trains a model on any data of its formats, measures it on data that it did not see, and shows"
          + " it beside a simple method (its floor) on the same data.",
      "Without a model: lists the models and what they read (more: docs/formats.md)."
    })
public final class Evaluate implements Callable<Integer> {

  static final int FAILED = 1;
  static final int MISUSED = 2;

  private static final double SECONDS_PER_MINUTE = 60;

  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;

  @Parameters(arity = "0..1", paramLabel = "MODEL", description = "Which model.")
  private @Nullable String model;

  @Option(
      names = "--data",
      paramLabel = "PATH",
      description = "A file, gzipped or not, or a directory that holds one.")
  private @Nullable Path data;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "Longest time for all of it; training stops early for it (default: no limit).")
  private @Nullable Double minutes;

  @Option(names = "--seed", description = "Of all that is random (default: ${DEFAULT-VALUE}).")
  private long seed = 42;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all figures to a file.")
  private @Nullable Path json;

  @Option(
      names = "--set",
      arity = "1..*",
      paramLabel = "NAME=VALUE",
      description = "Hyper-parameters, for example: --set epochs=10 batch_size=64.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "A new directory for report and model (default: below .tradewind/evaluations).")
  private @Nullable Path output;

  private Evaluate(PrintStream out, PrintStream err, Clock clock) {
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  /** See the class. */
  public static void main(String[] arguments) {
    PrintStream out = utf8(FileDescriptor.out);
    int code = run(arguments, out, utf8(FileDescriptor.err));
    // Not exit: native threads have nothing to say in a process whose work is done.
    Runtime.getRuntime().halt(code);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    CommandLine command = new CommandLine(new Evaluate(out, err, Clock.systemUTC()));
    command.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
    command.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
    return command.execute(arguments);
  }

  @Override
  public Integer call() throws IOException {
    String name = model;
    if (name == null) {
      ModelList.write(out);
      return 0;
    }
    try {
      evaluate(Models.named(name));
      return 0;
    } catch (RunFailure failure) {
      err.println("tradewind: " + failure.getMessage());
      return failure.reason() == RunFailure.Reason.PARAMETER_INVALID ? MISUSED : FAILED;
    } catch (ArithmeticException diverged) {
      err.println("tradewind: " + diverged.getMessage());
      return FAILED;
    }
  }

  private void evaluate(TrainingModel trained) throws IOException {
    Path path = existingData();
    Optional<Duration> budget = budget();
    Hyperparameters parameters = Hyperparameters.resolve(trained.parameters(), settings);
    Path directory = OutputDirectory.make(output, trained.name(), clock);
    RunRequest request = new RunRequest(parameters, seed, path, directory, budget);
    long begun = System.nanoTime();
    RunResult result;
    OptionalDouble epoch;
    try (ProgressLine progress = ProgressLine.standard(out, budget)) {
      EpochTime time = new EpochTime(progress, clock);
      result = trained.train(request, time);
      epoch = time.seconds();
    } catch (RunFailure | ArithmeticException known) {
      throw known;
    } catch (RuntimeException | LinkageError | OutOfMemoryError defect) {
      throw RunFailure.data(ErrorFile.write(directory, defect));
    }
    Evaluation evaluation =
        new Evaluation(
            request,
            trained.name(),
            (System.nanoTime() - begun) / 1e9,
            epoch,
            PeakMemory.ofThisProcess(),
            result,
            Published.figures(result.dataFingerprint(), trained.name()));
    EvaluationTable.write(evaluation, out);
    Path file = json;
    if (file != null) {
      EvaluationJson.write(evaluation, file);
      out.println("Figures     " + file.toAbsolutePath());
    }
  }

  private Path existingData() {
    Path path = data;
    if (path == null) {
      throw RunFailure.parameter("--data PATH is missing: a file or directory to train on");
    }
    if (!Files.exists(path)) {
      throw RunFailure.parameter("--data: no such file or directory: " + path);
    }
    return path;
  }

  private Optional<Duration> budget() {
    Double given = minutes;
    if (given == null) {
      return Optional.empty();
    }
    if (!(given > 0) || given > 1e6) {
      throw RunFailure.parameter("--minutes: " + given + " (expected: a number above 0)");
    }
    return Optional.of(Duration.ofMillis((long) (given * SECONDS_PER_MINUTE * 1000)));
  }
}
