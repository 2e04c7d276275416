package dev.tradewind.feature.definition.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tradewind.api.feature.v1.Aggregation;
import dev.tradewind.feature.definition.domain.EntityKeys;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.Problem;
import dev.tradewind.feature.definition.domain.Purpose;
import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.feature.definition.message.ViewReader.Outcome;
import dev.tradewind.feature.expression.CelExpressions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ViewReaderTest {

  private static final String VIEW =
      """
      {"name": "v", "entityKeys": ["%s"], "features": [
        {"name": "c", "aggregation": "AGGREGATION_COUNT", "eventTypes": ["purchase"],
         "window": "3600s"},
        {"name": "f", "aggregation": "AGGREGATION_%s", %s}]}
      """;

  private static final ViewReader READER = new ViewReader(new CelExpressions());

  private static List<Problem> problems(String json) throws InvalidProtocolBufferException {
    Outcome outcome = READER.read(ViewReader.parse(json));
    return outcome instanceof Outcome.Unsound unsound ? unsound.problems() : List.of();
  }

  private static ViewSpec spec(String json) throws InvalidProtocolBufferException {
    return ((Outcome.Sound) READER.read(ViewReader.parse(json))).spec();
  }

  /** Purchases carry no query, searches no item. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          shopper | COUNT        | 'eventTypes':['bought'],'window':'3600s'                                            | event_types | no event bought
          shopper | COUNT        | 'eventTypes':[],'window':'3600s'                                                    | event_types | none (expected: at least one)
          item_id | COUNT        | 'eventTypes':['search'],'window':'3600s'                                            | event_types | search (has no item_id)
          shopper | COUNT        | 'eventTypes':['purchase']                                                           | window      | needs a window
          shopper | COUNT        | 'eventTypes':['purchase'],'window':'59s'                                            | window      | expected: 1 minute to 400 days
          shopper | COUNT        | 'eventTypes':['purchase'],'window':'34560001s'                                      | window      | expected: 1 minute to 400 days
          shopper | COUNT        | 'eventTypes':['purchase'],'window':'60s','value':'amount'                           | value       | amount (expected: none for COUNT)
          shopper | COUNT        | 'eventTypes':['purchase'],'window':'60s','expression':'amount'                      | expression  | a number (expected: none for COUNT)
          shopper | COUNT        | 'eventTypes':['purchase'],'window':'60s','filter':'amount'                          | filter      | line 1, column 1: it is of type double (expected: a bool)
          shopper | COUNT        | 'eventTypes':['purchase'],'window':'60s','filter':'amount >'                        | filter      | line 1, column
          shopper | COUNT        | 'eventTypes':['purchase'],'window':'60s','groupBy':'colour'                         | group_by    | no text or number colour
          shopper | COUNT        | 'eventTypes':['purchase'],'window':'60s','groupBy':'amount'                         | group_by    | amount (expected: a text, hour, weekday or day)
          shopper | COUNT        | 'eventTypes':['purchase'],'window':'60s','groupBy':'query'                          | group_by    | query (purchase carries none)
          shopper | COUNT        | 'eventTypes':['purchase'],'window':'60s','quantile':0.5                             | quantile    | expected: none but for QUANTILE
          shopper | COUNT        | 'eventTypes':['purchase'],'window':'60s','limit':1                                  | limit       | expected: none but for RECENT and TOP_K
          shopper | SUM          | 'eventTypes':['purchase'],'window':'60s'                                            | value       | none (expected: a number for SUM)
          shopper | SUM          | 'eventTypes':['purchase'],'window':'60s','value':'item_id'                          | value       | item_id (expected: a number for SUM)
          shopper | SUM          | 'eventTypes':['purchase'],'window':'60s','value':'price'                            | value       | no text or number price
          shopper | SUM          | 'eventTypes':['search'],'window':'60s','value':'amount'                             | value       | amount (search carries none)
          shopper | SUM          | 'eventTypes':['purchase'],'window':'60s','expression':'item_id'                     | expression  | a text (expected: a number for SUM)
          shopper | SUM          | 'eventTypes':['purchase'],'window':'60s','value':'amount','expression':'amount'     | expression  | expected: one of the two
          shopper | SUM          | 'eventTypes':['purchase'],'window':'60s','expression':'amount > 1.0'                | expression  | it is of type bool (expected: a number or a text)
          shopper | MEAN         | 'eventTypes':['purchase'],'window':'60s','value':'brand'                            | value       | brand (expected: a number for MEAN)
          shopper | MIN          | 'eventTypes':['purchase'],'window':'60s','value':'amount','groupBy':'brand'         | group_by    | expected: none but for COUNT, SUM and MEAN
          shopper | MAX          | 'eventTypes':['purchase'],'value':'amount'                                          | window      | needs a window
          shopper | DAILY_SERIES | 'eventTypes':['purchase'],'value':'quantity','window':'90000s'                      | window      | expected: whole days for DAILY_SERIES
          shopper | DISTINCT     | 'eventTypes':['purchase'],'window':'60s','value':'amount'                           | value       | amount (expected: a text for DISTINCT)
          shopper | DISTINCT     | 'eventTypes':['purchase'],'value':'item_id'                                         | window      | needs a window
          shopper | QUANTILE     | 'eventTypes':['purchase'],'window':'60s','value':'amount','quantile':1.5            | quantile    | 1.5 (expected: 0 to 1)
          shopper | TOP_K        | 'eventTypes':['purchase'],'window':'60s','value':'brand'                            | limit       | 0 (expected: 1 to 100 for TOP_K)
          shopper | TOP_K        | 'eventTypes':['purchase'],'window':'60s','value':'brand','limit':101                | limit       | 101 (expected: 1 to 100 for TOP_K)
          shopper | TOP_K        | 'eventTypes':['purchase'],'window':'60s','limit':3                                  | value       | none (expected: a text for TOP_K)
          shopper | RECENT       | 'eventTypes':['purchase'],'value':'item_id','limit':501                             | limit       | 501 (expected: 1 to 500 for RECENT)
          shopper | LAST         | 'eventTypes':['purchase']                                                           | value       | none (expected: one for LAST)
          shopper | TIME_SINCE   | 'eventTypes':['purchase'],'value':'amount'                                          | value       | amount (expected: none for TIME_SINCE)
          shopper | RATIO        | 'denominator':'c'                                                                   | numerator   | no feature  in the view
          shopper | RATIO        | 'numerator':'c','denominator':'d'                                                   | denominator | no feature d in the view
          shopper | RATIO        | 'numerator':'c','denominator':'f'                                                   | denominator | f (expected: a COUNT, SUM, MEAN or DISTINCT without group_by)
          shopper | RATIO        | 'numerator':'c','denominator':'c','window':'60s'                                    | window      | none is used by RATIO
          shopper | RATIO        | 'eventTypes':['search']                                                             | numerator   | none (expected: a feature of the view)
          """)
  void aBadFeatureIsRefusedWithItsPlace(
      String key, String aggregation, String fields, String field, String reason)
      throws InvalidProtocolBufferException {
    assertThat(problems(VIEW.formatted(key, aggregation, fields.replace('\'', '"'))))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.field()).isEqualTo("features[1]." + field);
              assertThat(problem.reason()).contains(reason);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'entityKeys':['amount']                                 | entity_keys[0] | amount (expected: shopper, or a text of a line)
          'entityKeys':['shopper','channel','brand','item_id']    | entity_keys    | 4 keys (expected: 1 to 3)
          'entityKeys':['channel','channel']                      | entity_keys    | expected: different ones
          'entityKeys':['channel'],'filter':'hour'                | filter         | expected: a bool
          'entityKeys':['channel'],'features':[FEATURE,FEATURE]   | features[1].name | name f is used twice in the view
          'entityKeys':['channel'],'onDemand':[{'name':'f','expression':'1'}] | on_demand[0].name | name f is used twice in the view
          'entityKeys':['channel'],'onDemand':[{'name':'g','expression':'f.h'}] | on_demand[0].expression | line 1, column 2: undefined field 'h'
          """)
  void aBadViewIsRefusedWithItsPlace(String fields, String field, String reason)
      throws InvalidProtocolBufferException {
    String feature =
        "{'name':'f','aggregation':'AGGREGATION_COUNT','eventTypes':['purchase'],'window':'60s'}";
    String features = fields.contains("features") ? "" : ",'features':[FEATURE]";
    String json = "{'name':'v'," + fields + features + "}";
    assertThat(problems(json.replace("FEATURE", feature).replace('\'', '"')))
        .anySatisfy(
            problem -> {
              assertThat(problem.field()).isEqualTo(field);
              assertThat(problem.reason()).contains(reason);
            });
  }

  @Test
  void allProblemsAreNamedAtOnce() throws InvalidProtocolBufferException {
    String fields = "\"eventTypes\": [\"purchase\"], \"filter\": \"a\", \"limit\": 9";
    assertThat(problems(VIEW.formatted("shopper", "SUM", fields)))
        .extracting(Problem::field)
        .containsExactlyInAnyOrder(
            "features[1].filter", "features[1].window", "features[1].value", "features[1].limit");
  }

  @Test
  void aSoundViewMeansWhatItSays() throws InvalidProtocolBufferException {
    ViewSpec spec =
        spec(
            """
            {"name": "v", "version": 2, "entityKeys": ["shopper", "category"], "freshness": "2s",
             "consentPurpose": "CONSENT_PURPOSE_ADVERTISING", "filter": "channel == 'app'",
             "maxAge": "60s",
             "features": [{"name": "f", "aggregation": "AGGREGATION_SUM", "value": "amount",
               "eventTypes": ["purchase"], "window": "60s", "groupBy": "brand"}],
             "onDemand": [{"name": "g", "expression": "size(f.f) + int(request.x)",
               "inputs": [{"name": "x"}]}]}
            """);
    assertThat(spec.id()).isEqualTo("v@2");
    assertThat(spec.keys()).isEqualTo(EntityKeys.subjectAnd(LineValue.CATEGORY));
    assertThat(spec.isWhole()).isTrue();
    assertThat(spec.purpose()).isEqualTo(Purpose.ADVERTISING);
    assertThat(spec.freshness()).isEqualTo(Duration.ofSeconds(2));
    assertThat(spec.maxAge()).contains(Duration.ofMinutes(1));
    assertThat(spec.filter()).contains("channel == 'app'");
    assertThat(spec.features().get(0).groupBy()).contains(LineValue.BRAND);
    assertThat(spec.onDemand().get(0).inputs()).containsEntry("x", false);
  }

  @Test
  void promisesMayChangeWithoutANewDerivation() throws InvalidProtocolBufferException {
    String view = VIEW.formatted("shopper", "TIME_SINCE", "\"eventTypes\": [\"purchase\"]");
    String promised = view.replaceFirst("\\{", "{\"freshness\": \"1s\", \"owner\": \"me\", ");
    assertThat(spec(promised).meansTheSameAs(spec(view))).isTrue();
    String filtered = view.replaceFirst("\\{", "{\"filter\": \"hour > 3\", ");
    assertThat(spec(filtered).meansTheSameAs(spec(view))).isFalse();
    String purpose = "{\"consentPurpose\": \"CONSENT_PURPOSE_ANALYTICS\", ";
    assertThat(spec(view.replaceFirst("\\{", purpose)).meansTheSameAs(spec(view))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Aggregation.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"AGGREGATION_UNSPECIFIED", "UNRECOGNIZED"})
  void everyAggregationOfTheContractIsKnown(Aggregation aggregation)
      throws InvalidProtocolBufferException {
    String name = aggregation.name().substring("AGGREGATION_".length());
    assertThat(problems(VIEW.formatted("shopper", name, "\"eventTypes\": [\"purchase\"]")))
        .noneMatch(problem -> problem.field().endsWith("aggregation"));
  }

  @Test
  void whatIsNoViewIsRefused() {
    assertThatExceptionOfType(InvalidProtocolBufferException.class)
        .isThrownBy(() -> ViewReader.parse("{\"nome\": 1}"));
  }
}
