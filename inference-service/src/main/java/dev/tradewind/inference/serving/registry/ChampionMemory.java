package dev.tradewind.inference.serving.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.inference.serving.domain.Champion;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The champions that served last, in a small file: a line for each, its four fields URL-encoded and
 * separated by tabs. It is a convenience, never the truth: what cannot be read or written is logged
 * and the registry is asked as usual.
 */
@Singleton
public class ChampionMemory {

  private static final Logger LOG = Logger.getLogger(ChampionMemory.class);

  private final Optional<Path> file;

  @Inject
  ChampionMemory(RegistryConfig config) {
    this(config.stateDirectory());
  }

  /**
   * @param directory made where it is missing; empty means nothing is remembered
   */
  ChampionMemory(Optional<Path> directory) {
    try {
      if (directory.isPresent()) {
        Files.createDirectories(directory.get());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "tradewind.inference.registry.state-directory: cannot be made: " + directory, failure);
    }
    this.file = directory.map(made -> made.resolve("champions.tsv"));
  }

  List<Champion> recall() {
    if (file.isEmpty() || !Files.exists(file.get())) {
      return List.of();
    }
    try {
      List<Champion> champions = new ArrayList<>();
      for (String line : Files.readAllLines(file.get(), UTF_8)) {
        champions.add(parse(line));
      }
      return champions;
    } catch (IOException | IllegalArgumentException failure) {
      LOG.warnf(failure, "%s cannot be read; waiting for the registry", file.get());
      return List.of();
    }
  }

  void remember(List<Champion> champions) {
    if (file.isEmpty()) {
      return;
    }
    String lines = champions.stream().map(ChampionMemory::format).collect(Collectors.joining());
    Path written = file.get().resolveSibling("champions.tsv.new");
    try {
      Files.writeString(written, lines, UTF_8);
      Files.move(
          written, file.get(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      LOG.warnf(failure, "%s cannot be written; a restart will need the registry", file.get());
    }
  }

  private static String format(Champion champion) {
    return Stream.of(
                champion.model(),
                Long.toString(champion.version()),
                champion.artifactUri(),
                champion.digest())
            .map(field -> URLEncoder.encode(field, UTF_8))
            .collect(Collectors.joining("\t"))
        + "\n";
  }

  private static Champion parse(String line) {
    List<String> fields =
        Stream.of(line.split("\t", -1)).map(field -> URLDecoder.decode(field, UTF_8)).toList();
    if (fields.size() != 4) {
      throw new IllegalArgumentException("fields: " + fields.size() + " (expected: 4)");
    }
    return new Champion(fields.get(0), Long.parseLong(fields.get(1)), fields.get(2), fields.get(3));
  }
}
