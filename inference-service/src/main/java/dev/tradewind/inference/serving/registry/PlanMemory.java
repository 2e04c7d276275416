package dev.tradewind.inference.serving.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.CollectionType;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.domain.ModelPlan;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * What served last, in a small file. It is a convenience, never the truth: what cannot be read or
 * written is logged and the registry is asked as usual.
 */
@Singleton
public class PlanMemory {

  private static final Logger LOG = Logger.getLogger(PlanMemory.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final CollectionType LINES =
      JSON.getTypeFactory().constructCollectionType(List.class, Remembered.class);

  private final Optional<Path> file;

  /** What the file holds of a model. */
  record Remembered(
      String model, Collection<Artefact> versions, Map<String, Long> labels, long serving) {

    static Remembered of(ModelPlan plan) {
      return new Remembered(
          plan.model(),
          plan.versions().values(),
          plan.labels(),
          plan.preferred().orElse(plan.versions().lastKey()));
    }

    ModelPlan plan() {
      NavigableMap<Long, Artefact> byNumber = new TreeMap<>();
      versions.forEach(version -> byNumber.put(version.version(), version));
      return new ModelPlan(model, byNumber, labels, OptionalLong.of(serving));
    }
  }

  @Inject
  PlanMemory(RegistryConfig config) {
    this(config.stateDirectory());
  }

  /**
   * @param directory made where it is missing; empty means nothing is remembered
   */
  PlanMemory(Optional<Path> directory) {
    try {
      if (directory.isPresent()) {
        Files.createDirectories(directory.get());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "tradewind.inference.registry.state-directory: cannot be made: " + directory, failure);
    }
    this.file = directory.map(made -> made.resolve("models.json"));
  }

  List<ModelPlan> recall() {
    if (file.isEmpty() || !Files.exists(file.get())) {
      return List.of();
    }
    try {
      List<Remembered> models = JSON.readValue(Files.readString(file.get(), UTF_8), LINES);
      return models.stream().map(Remembered::plan).toList();
    } catch (IOException | RuntimeException failure) {
      LOG.warnf(failure, "%s cannot be read; waiting for the registry", file.get());
      return List.of();
    }
  }

  void remember(List<ModelPlan> plans) {
    if (file.isEmpty()) {
      return;
    }
    Path written = file.get().resolveSibling("models.json.new");
    try {
      Files.writeString(
          written, JSON.writeValueAsString(plans.stream().map(Remembered::of).toList()), UTF_8);
      Files.move(
          written, file.get(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      LOG.warnf(failure, "%s cannot be written; a restart will need the registry", file.get());
    }
  }
}
