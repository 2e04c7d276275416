package dev.tradewind.inference.serving.tfs;

import dev.tradewind.api.tensorflow.serving.FileSystemStoragePathSourceConfig.ServableVersionPolicy;
import dev.tradewind.api.tensorflow.serving.ModelConfig;
import dev.tradewind.api.tensorflow.serving.ModelServerConfig;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.serving.directory.DirectoryModel;
import dev.tradewind.inference.serving.directory.DirectorySource;
import dev.tradewind.inference.serving.domain.VersionPolicy;
import dev.tradewind.inference.serving.lifecycle.ModelWatcher;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Takes the models of directories from callers. A caller could name any directory of the machine,
 * so that this is refused unless the setting says below which one they lie.
 */
@Singleton
public class ConfigReload {

  private static final String PLATFORM = "tensorflow";
  private static final int MOST_MODELS = 10_000;

  private final Optional<Path> root;
  private final Consumer<List<DirectoryModel>> wish;

  @Inject
  ConfigReload(TensorFlowServingConfig config, DirectorySource directory, ModelWatcher watcher) {
    this(
        config.reloadBelow(),
        models -> {
          directory.replace(models);
          watcher.look();
        });
  }

  ConfigReload(Optional<Path> root, Consumer<List<DirectoryModel>> wish) {
    this.root = root.map(ConfigReload::absolute);
    this.wish = wish;
  }

  /**
   * From now on exactly these models of directories shall serve, beside those of the registry.
   *
   * @throws ServiceException CONTROL_UNAVAILABLE, FIELD_INVALID; nothing has changed then
   */
  void take(ModelServerConfig config) {
    Path below =
        root.orElseThrow(
            () ->
                new ServiceException(
                    InferenceReason.CONTROL_UNAVAILABLE,
                    "what serves is not for callers to say here"
                        + " (tradewind.inference.tensorflow-serving.reload-below is not set)"));
    if (!config.hasModelConfigList()) {
      throw invalid("config", "no model_config_list (expected: one)");
    }
    List<ModelConfig> configs = config.getModelConfigList().getConfigList();
    if (configs.size() > MOST_MODELS) {
      throw invalid("config.model_config_list", "more than " + MOST_MODELS + " models");
    }
    Map<String, DirectoryModel> models = new LinkedHashMap<>();
    for (ModelConfig one : configs) {
      if (models.put(one.getName(), model(one, below)) != null) {
        throw invalid("config.name", one.getName() + " is given twice");
      }
    }
    wish.accept(List.copyOf(models.values()));
  }

  private static DirectoryModel model(ModelConfig config, Path below) {
    if (config.getName().isEmpty()) {
      throw invalid("config.name", "missing");
    }
    if (!config.getModelPlatform().isEmpty() && !config.getModelPlatform().equals(PLATFORM)) {
      throw invalid(
          "config.model_platform", config.getModelPlatform() + " (expected: " + PLATFORM + ")");
    }
    return new DirectoryModel(
        config.getName(),
        base(config.getBasePath(), below),
        policy(config.getModelVersionPolicy()),
        config.getVersionLabelsMap());
  }

  private static Path base(String path, Path below) {
    return parsed(path)
        .filter(base -> base.startsWith(below) && !base.equals(below))
        .orElseThrow(
            () ->
                invalid("config.base_path", path + " (expected: a directory below " + below + ")"));
  }

  private static Optional<Path> parsed(String path) {
    try {
      return path.isEmpty() ? Optional.empty() : Optional.of(absolute(Path.of(path)));
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static VersionPolicy policy(ServableVersionPolicy policy) {
    return switch (policy.getPolicyChoiceCase()) {
      case LATEST -> latest(policy.getLatest().getNumVersions());
      case ALL -> new VersionPolicy.All();
      case SPECIFIC ->
          new VersionPolicy.Specific(new TreeSet<>(policy.getSpecific().getVersionsList()));
      case POLICYCHOICE_NOT_SET -> VersionPolicy.DEFAULT;
    };
  }

  /** Unsigned; none means one. */
  private static VersionPolicy latest(int count) {
    return new VersionPolicy.Latest(
        count == 0 ? 1 : (int) Math.min(Integer.toUnsignedLong(count), Integer.MAX_VALUE));
  }

  private static ServiceException invalid(String field, String problem) {
    return new ServiceException(
        CommonReason.FIELD_INVALID,
        field + ": " + problem,
        List.of(new FieldViolation(field, problem)));
  }
}
