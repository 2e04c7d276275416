package dev.tradewind.feature.aggregate.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.Purpose;
import dev.tradewind.feature.shop.RandomShop;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FactBytesTest {

  @Property(tries = 50)
  void whatAShopSendsComesBackAsItWas(@ForAll long seed) {
    for (EventFact event : new RandomShop(seed).events(20)) {
      expectSame(event);
    }
  }

  @Test
  void everyTextAndNumberComesBack() {
    EventContext.Builder context = new EventContext.Builder();
    for (LineValue value : LineValue.values()) {
      if (value.isText()) {
        context.text(value, "text of " + value + " ü|\\");
      }
    }
    context.custom(Map.of("size", "XL", "", "x"), Map.of("weight", -0.0, "height", Double.NaN));
    context.denied(Set.of(Purpose.ADVERTISING, Purpose.PERSONALIZATION));
    EventLine full = new EventLine("item", "a", "a>b", "brand", "EUR", 1, -2, 3, 4, 5, 6);
    for (EventType type : EventType.values()) {
      expectSame(
          new EventFact(
              type, "subject", -7, 3, 1L << 40, context.build(), List.of(full, EventLine.EMPTY)));
    }
  }

  private static void expectSame(EventFact event) {
    EventFact read =
        FactBytes.read(FactBytes.of(event), event.occurredAt(), event.partition(), event.offset());
    assertThat(read.lines()).isEqualTo(event.lines());
    assertThat(read).usingRecursiveComparison().ignoringFields("context").isEqualTo(event);
    for (LineValue value : LineValue.values()) {
      assertThat(read.line(0).text(value)).isEqualTo(event.line(0).text(value));
      assertThat(read.line(0).number(value)).isEqualTo(event.line(0).number(value));
    }
    assertThat(read.context().properties()).isEqualTo(event.context().properties());
    assertThat(read.context().metrics()).isEqualTo(event.context().metrics());
    for (Purpose purpose : Purpose.values()) {
      assertThat(read.context().denies(purpose)).isEqualTo(event.context().denies(purpose));
    }
  }
}
