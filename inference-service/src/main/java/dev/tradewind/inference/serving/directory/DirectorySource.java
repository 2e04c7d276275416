package dev.tradewind.inference.serving.directory;

import dev.tradewind.inference.serving.domain.ModelPlan;
import dev.tradewind.inference.serving.domain.VersionPolicy;
import dev.tradewind.inference.serving.lifecycle.ModelSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * What lies in the models' directory. A model whose directory is gone is unloaded; a directory that
 * cannot be read takes nothing away.
 */
@Singleton
public class DirectorySource implements ModelSource {

  private static final Logger LOG = Logger.getLogger(DirectorySource.class);

  private final Optional<Path> root;
  private final Map<String, DirectoryModel> configured = new TreeMap<>();
  private final Map<String, ModelPlan> known = new TreeMap<>();
  private volatile Optional<List<DirectoryModel>> replaced = Optional.empty();
  private String problem = "";

  @Inject
  DirectorySource(DirectoryConfig config) {
    this.root = config.path();
    config.models().forEach((name, model) -> configured.put(name, model(name, model)));
  }

  private DirectoryModel model(String name, DirectoryConfig.ModelConfig model) {
    Path base =
        root.orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "tradewind.inference.directory.path: missing (models are configured)"))
            .resolve(name);
    String property = "tradewind.inference.directory.models." + name + ".versions";
    VersionPolicy policy =
        model
            .versions()
            .map(text -> PolicyText.parse(property, text))
            .orElse(VersionPolicy.DEFAULT);
    return new DirectoryModel(name, base, policy, model.labels());
  }

  /** From now on exactly these models lie somewhere, wherever that is. */
  public void replace(List<DirectoryModel> models) {
    replaced = Optional.of(List.copyOf(models));
  }

  @Override
  public Optional<List<ModelPlan>> plans() {
    try {
      Map<String, ModelPlan> found = new TreeMap<>();
      for (DirectoryModel model : models()) {
        found.put(model.name(), plan(model));
      }
      known.keySet().forEach(name -> found.putIfAbsent(name, ModelPlan.nothing(name)));
      known.putAll(found);
    } catch (IOException | UncheckedIOException unreadable) {
      report(unreadable);
      return known.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(known.values()));
    }
    return Optional.of(List.copyOf(known.values()));
  }

  private ModelPlan plan(DirectoryModel model) {
    try {
      return VersionDirectories.plan(model);
    } catch (IOException | UncheckedIOException unreadable) {
      report(unreadable);
      return known.getOrDefault(model.name(), ModelPlan.nothing(model.name()));
    }
  }

  private void report(Exception unreadable) {
    if (!problem.equals(unreadable.toString())) {
      problem = unreadable.toString();
      LOG.warnf("models cannot be read, what is loaded serves on: %s", problem);
    }
  }

  private List<DirectoryModel> models() throws IOException {
    if (replaced.isPresent()) {
      return replaced.get();
    }
    if (root.isEmpty()) {
      return List.of();
    }
    List<DirectoryModel> models = new ArrayList<>();
    try (Stream<Path> inside = Files.list(root.get())) {
      for (Path base : inside.filter(Files::isDirectory).toList()) {
        DirectoryModel usual = DirectoryModel.usual(base);
        models.add(configured.getOrDefault(usual.name(), usual));
      }
    }
    return models;
  }
}
