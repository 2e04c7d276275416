package dev.tradewind.inference.serving.tfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import dev.tradewind.api.tensorflow.serving.FileSystemStoragePathSourceConfig.ServableVersionPolicy;
import dev.tradewind.api.tensorflow.serving.ModelConfig;
import dev.tradewind.api.tensorflow.serving.ModelConfigList;
import dev.tradewind.api.tensorflow.serving.ModelServerConfig;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.serving.directory.DirectoryModel;
import dev.tradewind.inference.serving.domain.VersionPolicy;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.Reason;
import dev.tradewind.kit.error.ServiceException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ConfigReloadTest {

  private static final Path ROOT = Path.of("/models");

  private final List<DirectoryModel> wished = new ArrayList<>();
  private final ConfigReload reload = new ConfigReload(Optional.of(ROOT), wished::addAll);

  private static ModelServerConfig config(ModelConfig... models) {
    return ModelServerConfig.newBuilder()
        .setModelConfigList(ModelConfigList.newBuilder().addAllConfig(List.of(models)))
        .build();
  }

  private static ModelConfig.Builder model(String name, String path) {
    return ModelConfig.newBuilder().setName(name).setBasePath(path);
  }

  private static ModelConfig withPolicy(String name, ServableVersionPolicy.Builder policy) {
    return model(name, "/models/" + name).setModelVersionPolicy(policy).build();
  }

  private void assertRefused(ModelServerConfig config, Reason reason, String problem) {
    assertThatThrownBy(() -> reload.take(config))
        .isInstanceOfSatisfying(
            ServiceException.class, refused -> assertThat(refused.reason()).isEqualTo(reason))
        .hasMessageStartingWith(problem);
    assertThat(wished).isEmpty();
  }

  @Test
  void modelsPoliciesAndLabelsAreTakenOn() {
    reload.take(
        config(
            model("a", "/models/deep/a").putVersionLabels("stable", 3).build(),
            withPolicy(
                "b",
                ServableVersionPolicy.newBuilder()
                    .setLatest(ServableVersionPolicy.Latest.newBuilder().setNumVersions(2))),
            withPolicy(
                "c",
                ServableVersionPolicy.newBuilder()
                    .setLatest(ServableVersionPolicy.Latest.getDefaultInstance())),
            withPolicy(
                "d",
                ServableVersionPolicy.newBuilder()
                    .setAll(ServableVersionPolicy.All.getDefaultInstance())),
            withPolicy(
                "e",
                ServableVersionPolicy.newBuilder()
                    .setSpecific(
                        ServableVersionPolicy.Specific.newBuilder().addVersions(5).addVersions(3))),
            withPolicy(
                "f",
                ServableVersionPolicy.newBuilder()
                    .setLatest(ServableVersionPolicy.Latest.newBuilder().setNumVersions(-1)))));

    assertThat(wished.get(0))
        .isEqualTo(
            new DirectoryModel(
                "a", Path.of("/models/deep/a"), VersionPolicy.DEFAULT, Map.of("stable", 3L)));
    assertThat(wished)
        .extracting(DirectoryModel::policy)
        .containsExactly(
            VersionPolicy.DEFAULT,
            new VersionPolicy.Latest(2),
            new VersionPolicy.Latest(1),
            new VersionPolicy.All(),
            new VersionPolicy.Specific(new TreeSet<>(List.of(3L, 5L))),
            new VersionPolicy.Latest(Integer.MAX_VALUE));
  }

  @Test
  void noListMeansNothingIsTakenAndAnEmptyOneThatNothingIsWished() {
    wished.add(new DirectoryModel("old", ROOT, VersionPolicy.DEFAULT, Map.of()));
    ConfigReload replacing =
        new ConfigReload(
            Optional.of(ROOT),
            models -> {
              wished.clear();
              wished.addAll(models);
            });

    assertThatThrownBy(() -> replacing.take(ModelServerConfig.getDefaultInstance()))
        .hasMessageStartingWith("config: no model_config_list");
    assertThat(wished).hasSize(1);
    replacing.take(config());
    assertThat(wished).isEmpty();
  }

  @Test
  void directoriesElsewhereAreRefused() {
    for (String path :
        List.of("", "/", "/models", "/models/..", "/models/../etc", "/modelsx/a", "a", "\0")) {
      assertRefused(
          config(model("a", path).build()), CommonReason.FIELD_INVALID, "config.base_path: ");
    }
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertRefused(
        config(model("", "/models/a").build()), CommonReason.FIELD_INVALID, "config.name: missing");
    assertRefused(
        config(model("a", "/models/a").build(), model("a", "/models/b").build()),
        CommonReason.FIELD_INVALID,
        "config.name: a is given twice");
    assertRefused(
        config(model("a", "/models/a").setModelPlatform("pytorch").build()),
        CommonReason.FIELD_INVALID,
        "config.model_platform: pytorch");
    assertRefused(
        ModelServerConfig.newBuilder().setCustomModelConfig(Any.getDefaultInstance()).build(),
        CommonReason.FIELD_INVALID,
        "config: no model_config_list");
  }

  @Test
  void callersSayWhatServesOnlyWhereTheyMay() {
    ConfigReload closed = new ConfigReload(Optional.empty(), wished::addAll);

    assertThatThrownBy(() -> closed.take(config(model("a", "/models/a").build())))
        .isInstanceOfSatisfying(
            ServiceException.class,
            refused -> assertThat(refused.reason()).isEqualTo(InferenceReason.CONTROL_UNAVAILABLE));
    assertThat(wished).isEmpty();
  }
}
