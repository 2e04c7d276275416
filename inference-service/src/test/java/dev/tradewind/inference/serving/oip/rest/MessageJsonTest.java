package dev.tradewind.inference.serving.oip.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.inference.oip.ModelMetadataResponse;
import dev.tradewind.api.inference.oip.ModelMetadataResponse.TensorMetadata;
import dev.tradewind.api.inference.oip.RepositoryIndexResponse.ModelIndex;
import dev.tradewind.api.inference.oip.StatisticDuration;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageJsonTest {

  @Test
  void numbersOf64BitsAreNumbers() throws IOException {
    StatisticDuration most =
        StatisticDuration.newBuilder().setCount(Long.MAX_VALUE).setNs(-1).build();

    assertThat(new String(MessageJson.of(most), UTF_8))
        .isEqualTo("{\"count\":9223372036854775807,\"ns\":18446744073709551615}");
  }

  @Test
  void fieldsGoByTheNamesOfTheContractAndListsAreThereThoughEmpty() throws IOException {
    ModelMetadataResponse metadata =
        ModelMetadataResponse.newBuilder()
            .setName("m")
            .addVersions("3")
            .addInputs(
                TensorMetadata.newBuilder()
                    .setName("x")
                    .setDatatype("FP32")
                    .addShape(-1)
                    .addShape(2))
            .build();

    assertThat(new String(MessageJson.of(metadata), UTF_8))
        .isEqualTo(
            "{\"name\":\"m\",\"versions\":[\"3\"],\"platform\":\"\",\"inputs\":"
                + "[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[-1,2]}],\"outputs\":[]}");
    assertThat(
            new String(
                MessageJson.of(List.of(ModelIndex.newBuilder().setName("m").build())), UTF_8))
        .isEqualTo("[{\"name\":\"m\",\"version\":\"\",\"state\":\"\",\"reason\":\"\"}]");
  }
}
