package dev.tradewind.feature.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tradewind.feature.aggregate.domain.EventContext;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.EventLine;
import dev.tradewind.feature.aggregate.domain.LoggedLine;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.ExpressionException;
import dev.tradewind.feature.definition.domain.Expressions;
import dev.tradewind.feature.definition.domain.LineExpression;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.OnDemandExpression;
import dev.tradewind.feature.definition.domain.ValueKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelExpressionsTest {

  private static final Instant TUESDAY = Instant.parse("2026-03-10T09:30:00Z");

  private static final LoggedLine LINE =
      new EventFact(
              EventType.CUSTOM,
              "shopper-1",
              Micros.of(TUESDAY),
              0,
              0,
              new EventContext.Builder()
                  .text(LineValue.CHANNEL, "app")
                  .custom(Map.of("colour", "red"), Map.of("weight", 2.5))
                  .build(),
              List.of(EventLine.ofPieces("item-1", 3, 12_990_000)))
          .line(0);

  private final Expressions expressions = new CelExpressions();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amount > 38.96 && amount < 38.98",
        "quantity == 3.0",
        "quantity > 2",
        "has_amount && !has_stars",
        "stars > 3.0 || channel == 'app'",
        "item_id == 'item-1' && brand == ''",
        "event_type == 'custom'",
        "hour == 9 && weekday == 1 && day == 20522",
        "properties.colour == 'red' && has(properties.colour) && !has(properties.size)",
        "metrics.weight * 2.0 == 5.0",
        "item_id.matches('^item-[0-9]+$')",
        "math.greatest(quantity, 5.0) == 5.0",
        "channel.upperAscii() == 'APP'",
      })
  void aLinePasses(String filter) throws ExpressionException {
    assertThat(expressions.filter(filter).matches(LINE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stars > 3.0",
        "!(stars > 3.0)",
        "stars > 3.0 && channel == 'app'",
        "position == position",
        "properties.size == 'L'",
        "metrics['height'] < 1.0",
        "channel == 'web'",
      })
  void aLineOfWhichNothingCanBeSaidDoesNotPass(String filter) throws ExpressionException {
    assertThat(expressions.filter(filter).matches(LINE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          amont > 1.0                  | line 1, column 1: undeclared reference to 'amont'
          amount > 1.0 &&              | line 1, column
          amount                       | expected: a bool
          amount == 'much'             | line 1, column 8: found no matching overload
          now() > timestamp('2026-01-01T00:00:00Z') | undeclared reference to 'now'
          """)
  void aBadFilterIsRefusedWithItsPlace(String filter, String reason) {
    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(() -> expressions.filter(filter))
        .withMessageContaining(reason);
  }

  @Test
  void thePlaceIsThatOfTheLine() {
    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(() -> expressions.filter("amount > 1.0 &&\n  nothing == 'x'"))
        .withMessageStartingWith("line 2, column 3: ");
  }

  @Test
  void anExpressionIsBounded() {
    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(() -> expressions.filter("true" + " || true".repeat(200)));
    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(() -> expressions.filter("(".repeat(100) + "true" + ")".repeat(100)));
  }

  @Test
  void numbersAreWholeMillionths() throws ExpressionException {
    LineExpression half = expressions.value("amount / 2.0");
    assertThat(half.isText()).isFalse();
    assertThat(half.number(LINE)).isEqualTo(19_485_000);
    assertThat(expressions.value("stars").number(LINE)).isEqualTo(EventLine.ABSENT);
    assertThat(expressions.value("amount / 0.0").number(LINE)).isEqualTo(EventLine.ABSENT);
    assertThat(expressions.value("hour").number(LINE)).isEqualTo(9_000_000);
    assertThat(expressions.value("channel + '!'").text(LINE)).isEqualTo("app!");
  }

  /** What the training service reads of the view shopper_events. */
  @Test
  void aLineIsToldInWords() throws ExpressionException {
    String told = "string(second) + ' ' + event_type + ' ' + (has_amount ? string(amount) : '')";
    assertThat(expressions.value(told).text(LINE)).isEqualTo("1773135000 custom 38.97");
    String without = told.replace("amount", "stars");
    assertThat(expressions.value(without).text(LINE)).isEqualTo("1773135000 custom ");
  }

  /** Every name of the contract is known, as what the contract says it is. */
  @ParameterizedTest
  @EnumSource(LineValue.class)
  void everyNameCanBeUsed(LineValue value) throws ExpressionException {
    assertThat(expressions.value(value.wireName()).isText()).isEqualTo(value.isText());
    if (!value.isText() && !value.isTime()) {
      assertThat(expressions.filter("has_" + value.wireName())).isNotNull();
    }
  }

  private OnDemandExpression onDemand(String source) throws ExpressionException {
    return expressions.onDemand(
        source,
        Map.of(
            "views", ValueKind.WHOLE,
            "spend", ValueKind.DECIMAL,
            "last", ValueKind.TEXT,
            "recent", ValueKind.TEXTS,
            "by_channel", ValueKind.GROUPS),
        Map.of("price", false, "query", true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          f.views + 1                                     | 4
          f.spend / request.price                         | 2.5
          f.views > 2                                     | 1
          request.query == 'shoes'                        | 0
          has(f.last) ? f.last : 'none'                   | none
          request.query in f.recent                       | 1
          'app' in f.by_channel ? f.by_channel.app : 0.0  | 7.5
          now > timestamp('2026-01-01T00:00:00Z')         | 1
          double(now.getHours()) * request.price          | 18.0
          size(f.recent)                                  | 2
          """)
  void aFeatureIsMadeOnDemand(String source, String value) throws ExpressionException {
    assertThat(
            onDemand(source)
                .value(
                    Map.of(
                        "views",
                        3L,
                        "spend",
                        5.0,
                        "recent",
                        List.of("shoes", "bags"),
                        "by_channel",
                        Map.of("app", 7.5)),
                    Map.of("price", 2.0, "query", "bags"),
                    TUESDAY)
                .map(Object::toString))
        .contains(value);
  }

  @Test
  void whatFailsHasNoValue() throws ExpressionException {
    assertThat(onDemand("f.last + '!'").value(Map.of(), Map.of(), TUESDAY)).isEmpty();
    assertThat(onDemand("f.views / 0").value(Map.of("views", 1L), Map.of(), TUESDAY)).isEmpty();
  }

  @Test
  void itsFeaturesAreKnown() throws ExpressionException {
    assertThat(onDemand("has(f.last) ? f.views : size(f.recent)").features())
        .containsExactlyInAnyOrder("last", "views", "recent");
    assertThat(onDemand("f.views > 1").kind()).isEqualTo(ValueKind.WHOLE);
    assertThat(onDemand("f.spend").kind()).isEqualTo(ValueKind.DECIMAL);
    assertThat(onDemand("f.last").kind()).isEqualTo(ValueKind.TEXT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          f.nothing + 1      | undefined field 'nothing'
          request.nothing    | undefined field 'nothing'
          f.views + f.spend  | found no matching overload
          f.recent           | expected: a number, a text or a bool
          f == f             | f can only be used as f.name
          amount             | undeclared reference to 'amount'
          """)
  void aBadOnDemandFeatureIsRefused(String source, String reason) {
    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(() -> onDemand(source))
        .withMessageContaining(reason);
  }
}
