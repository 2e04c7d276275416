package dev.tradewind.chat.dialogue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionedNumberTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Where is my order 1001?            | 1001",
        "where is #7                        | 7",
        "order number 12 please             | 12",
        "my order (A-2024-77) has not come  | A-2024-77",
        "I paid 300 times for order 536365. | 536365",
        "On 2026-11-02 I ordered 536365     | 536365",
        "is 85123A available?               | 85123A",
        "Number: 4711!                      | 4711",
      })
  void findsTheNumber(String text, String number) {
    assertThat(MentionedNumber.in(text)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "where is my order",
        "I ordered 2 shirts 5 days ago",
        "it was €250.00",
        "I ordered at 10:30 on 24.12.2025",
        "since 2026-11-02",
        "",
      })
  void findsNone(String text) {
    assertThat(MentionedNumber.in(text)).isEmpty();
  }

  @Property
  void whatItFindsIsAnIdThatIngestionTakes(@ForAll @StringLength(max = 200) String text) {
    assertThat(MentionedNumber.in(text))
        .satisfiesAnyOf(
            none -> assertThat(none).isEmpty(),
            found -> assertThat(found.orElseThrow()).matches("[A-Za-z0-9_.:-]{1,64}"));
  }
}
