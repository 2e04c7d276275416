package dev.tradewind.training.settings;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.training.domain.TrainableModel;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataSettingsTest {

  @Test
  void everyModelThatReadsWhatIsProvidedHasASetting() {
    Map<String, String> all =
        Arrays.stream(TrainableModel.values())
            .collect(toMap(TrainableModel::setting, TrainableModel::modelName));
    DataSettings settings =
        new SmallRyeConfigBuilder()
            .withMapping(Data.class)
            .withMappingIgnore("tradewind.training.data.*")
            .withSources(new PropertiesConfigSource(all, "test", 100))
            .build()
            .getConfigMapping(Data.class)
            .data();

    assertThat(DataSettings.provided(settings))
        .containsKeys(
            Arrays.stream(TrainableModel.values())
                .filter(model -> model.ofShop().isEmpty())
                .map(TrainableModel::modelName)
                .toArray(String[]::new))
        .allSatisfy((model, path) -> assertThat(path).hasToString(model));
  }

  /** The part of the settings that is looked at. */
  @ConfigMapping(prefix = "tradewind.training")
  interface Data {
    DataSettings data();
  }
}
