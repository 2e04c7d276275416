package dev.tradewind.local.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.local.platform.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The official Java client of Feast, in a process of its own: its libraries are not ours. */
final class StockFeastClient {

  private static final String PROGRAM = "dev.tradewind.feastclient.FeastRead";

  private final int port;

  StockFeastClient(int port) {
    this.port = port;
  }

  /**
   * Reads features.
   *
   * @param entities each as {@code key=value,key=value}
   * @return version and rows, as the program prints them
   */
  JsonNode read(String features, List<String> entities) throws IOException, InterruptedException {
    Workspace workspace = Workspace.current();
    Path classpath = workspace.root().resolve("feast-client/target/feast-client.classpath");
    List<String> command =
        new ArrayList<>(
            List.of(
                workspace.java().toString(),
                "-cp",
                Files.readString(classpath).strip(),
                PROGRAM,
                "127.0.0.1",
                Integer.toString(port),
                features));
    command.addAll(entities);
    Path errors = Files.createTempFile("feast-client", ".log");
    Process client = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String answer = new String(client.getInputStream().readAllBytes(), UTF_8);
    assertThat(client.waitFor()).as(Files.readString(errors)).isZero();
    Files.delete(errors);
    return new ObjectMapper().readTree(answer);
  }
}
