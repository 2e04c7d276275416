package dev.tradewind.ingestion.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Event.PayloadCase;
import dev.tradewind.kit.validation.MessageValidator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Quick and slow must agree, on values around every limit. */
class QuickLookTest {

  private static final MessageValidator VALIDATOR = new MessageValidator();

  @Property(tries = 1500)
  void agreesWithTheContractsValidator(@ForAll long seed) {
    Event event = new RandomEvents(new Random(seed)).event();
    assertThat(QuickLook.keepsAllRules(event))
        .as("%s %s", event, VALIDATOR.violations(event))
        .isEqualTo(VALIDATOR.violations(event).isEmpty());
  }

  /** A property about values that are never drawn would say nothing. */
  @Test
  void meetsGoodAndBadEventsOfEveryKind() {
    Set<PayloadCase> good = EnumSet.noneOf(PayloadCase.class);
    Set<PayloadCase> bad = EnumSet.noneOf(PayloadCase.class);
    LongStream.range(0, 20_000)
        .mapToObj(seed -> new RandomEvents(new Random(seed)).event())
        .forEach(
            event -> (QuickLook.keepsAllRules(event) ? good : bad).add(event.getPayloadCase()));

    List<PayloadCase> all = new ArrayList<>(Arrays.asList(PayloadCase.values()));
    assertThat(bad).containsAll(all);
    all.remove(PayloadCase.PAYLOAD_NOT_SET);
    assertThat(good).containsExactlyInAnyOrderElementsOf(all);
  }

  /** Every field of every message that an event is made of is set in some drawn event. */
  @Test
  void setsEveryFieldThatThereIs() {
    FieldCensus census = new FieldCensus(Event.getDescriptor());
    LongStream.range(0, 20_000)
        .mapToObj(seed -> new RandomEvents(new Random(seed)).event())
        .forEach(census::count);

    assertThat(census.neverSet())
        .containsExactlyInAnyOrder(
            // Output only: wiped before the look.
            "tradewind.ingestion.v1.Event.corrections",
            "tradewind.ingestion.v1.Correction.rule",
            "tradewind.ingestion.v1.Correction.field",
            "tradewind.ingestion.v1.Correction.original");
  }
}
