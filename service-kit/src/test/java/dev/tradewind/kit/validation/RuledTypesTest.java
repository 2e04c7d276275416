package dev.tradewind.kit.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.StringValue;
import com.google.protobuf.Struct;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.v1.RecommendRequest;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuledTypesTest {

  private final RuledTypes types = new RuledTypes();

  @Test
  void rulesOfFieldsAndMessagesAreSeen() {
    assertThat(types.hasRules(RecommendRequest.getDescriptor())).isTrue();
    assertThat(types.hasRules(Event.getDescriptor())).isTrue();
  }

  @Test
  void rulesOfWhatAMessageIsMadeOfAreSeen() {
    assertThat(types.hasRules(IngestEventsRequest.getDescriptor())).isTrue();
  }

  /** As the source says: only a file that imports the language of rules can have some. */
  @Test
  void everyTypeOfAFileWithoutRulesHasNone() {
    Stream.of(ModelInferRequest.getDescriptor(), StringValue.getDescriptor())
        .map(Descriptor::getFile)
        .flatMap(file -> file.getMessageTypes().stream())
        .forEach(type -> assertThat(types.hasRules(type)).as(type.getFullName()).isFalse());
  }

  @Test
  void aTypeThatHoldsItselfComesToAnEnd() {
    assertThat(types.hasRules(Struct.getDescriptor())).isFalse();
  }
}
