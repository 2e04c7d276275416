package dev.tradewind.training.data;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.training.run.RunFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What callers have asked a model: histories of items, oldest first. Nothing says whose. */
public final class LoggedRequests {

  private static final String ENDING = ".requests.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** More is no request that the log takes. */
  private static final int LONGEST = 512;

  private LoggedRequests() {}

  /**
   * Reads those beside a file of sequences: a file that is called as that one is up to the first
   * dot, then {@code .requests.json}, a JSON array of arrays of ids. None where there is no such
   * file.
   *
   * @throws RunFailure DATA_INVALID where it is none of these
   */
  public static List<List<String>> beside(Path sequences) {
    String name = String.valueOf(sequences.getFileName());
    String stem = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    Path file = sequences.toAbsolutePath().resolveSibling(stem + ENDING);
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      List<List<String>> requests =
          JSON.readValue(file.toFile(), new TypeReference<List<List<String>>>() {});
      if (requests.stream().allMatch(LoggedRequests::isHistory)) {
        return requests;
      }
    } catch (IOException noJson) {
      throw RunFailure.data(file + ": " + noJson.getMessage());
    }
    throw RunFailure.data(file + " (expected: lists of at most " + LONGEST + " ids of items)");
  }

  private static boolean isHistory(List<String> request) {
    return request != null
        && request.size() <= LONGEST
        && request.stream().allMatch(Objects::nonNull);
  }
}
