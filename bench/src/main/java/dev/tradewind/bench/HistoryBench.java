package dev.tradewind.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.local.platform.PlatformException;
import dev.tradewind.local.platform.Workspace;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast history is derived, and in how much memory, from a log far larger than that memory. */
@Command(
    name = "history",
    description =
        "Exports a training set of every purchase in a simulated log, in a Java of its own with"
            + " little memory, and reports the rate and the greatest resident memory. Needs no"
            + " running platform; takes about 70 bytes of disk an event while it runs.",
    mixinStandardHelpOptions = true)
final class HistoryBench implements Callable<Integer> {

  private static final String MAIN = "dev.tradewind.feature.history.LongHistory";

  @Option(names = "--events", description = "Length of the log (default: ${DEFAULT-VALUE}).")
  private long events = 10_000_000;

  @Option(
      names = "--heap",
      paramLabel = "MIB",
      description = "Limit of the Java heap in MiB (default: ${DEFAULT-VALUE}).")
  private int heap = 512;

  @Option(names = "--json", description = "Also write the figures to this file.")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("tradewind-history");
    try {
      JsonNode measured = measure(directory);
      Figures figures = new Figures();
      measured
          .fieldNames()
          .forEachRemaining(name -> figures.with(name, measured.get(name).asDouble()));
      figures.print();
      figures.write(json);
    } finally {
      delete(directory);
    }
    return 0;
  }

  private JsonNode measure(Path directory) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(Workspace.current(), directory))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    @Nullable String figures = null;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        figures = line.startsWith("{") ? line : figures;
      }
    }
    int code = process.waitFor();
    if (code != 0 || figures == null) {
      throw new PlatformException("the derivation ended with code " + code + " and no figures");
    }
    return new ObjectMapper().readTree(figures);
  }

  /** With what the feature service's tests are run with: the simulated log is theirs. */
  private List<String> command(Workspace workspace, Path directory) throws IOException {
    Path target = workspace.root().resolve("feature-service/target");
    Path dependencies = target.resolve("tests.classpath");
    if (!Files.exists(dependencies)) {
      throw new PlatformException("the feature service's tests are not built: no " + dependencies);
    }
    String classpath =
        String.join(
            File.pathSeparator,
            target.resolve("test-classes").toString(),
            target.resolve("classes").toString(),
            Files.readString(dependencies).strip());
    return List.of(
        workspace.java().toString(),
        "-Xmx" + heap + "m",
        "-XX:+UseSerialGC",
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        "-cp",
        classpath,
        MAIN,
        directory.toString(),
        Long.toString(events));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
