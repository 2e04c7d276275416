package dev.tradewind.feature.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.EventLine;
import dev.tradewind.feature.aggregate.domain.LoggedLine;
import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.Purpose;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFactsTest {

  private static EventFact fact(String fields) throws InvalidProtocolBufferException {
    Event.Builder event = Event.newBuilder();
    JsonFormat.parser()
        .merge(
            "{'occurredAt':'2026-03-10T09:30:00.000001Z',".replace('\'', '"')
                + fields.replace('\'', '"')
                + "}",
            event);
    return EventFacts.of(event.build(), 3, 77);
  }

  /** Everything that a line says, but what every event says. */
  private static String told(LoggedLine line) {
    Map<String, String> told = new TreeMap<>();
    for (LineValue value : LineValue.values()) {
      boolean ofEvery =
          value == LineValue.EVENT_TYPE || value == LineValue.CHANNEL || value.isTime();
      if (line.has(value) && !ofEvery) {
        told.put(
            value.wireName(),
            value.isText()
                ? line.text(value)
                : BigDecimal.valueOf(line.number(value), 6).stripTrailingZeros().toPlainString());
      }
    }
    return told.entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
  }

  private static final String METHOD =
      "'method':{'kind':'card','fingerprint':'fp','countryCode':'DE'}";
  private static final String MONEY = "{'currencyCode':'EUR','units':12,'nanos':990000000}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'viewItem':{'itemId':'i','rankingId':'r','categoryPath':['a','b'],'brand':'x'}       | brand=x category=a category_path=a>b item_id=i ranking_id=r
          'search':{'query':'shoes','resultCount':7}                                           | query=shoes result_count=7
          'addToCart':{'line':{'itemId':'i','quantity':2,'unitPrice':MONEY}}                   | amount=25.98 currency=EUR item_id=i quantity=2 unit_price=12.99
          'removeFromCart':{'line':{'itemId':'i','quantity':2}}                                | item_id=i quantity=2
          'addToWishlist':{'line':{'itemId':'i','quantity':1,'brand':'x'}}                     | brand=x item_id=i quantity=1
          'purchase':{'orderId':'o','lines':[{'itemId':'i','quantity':1,'unitPrice':MONEY}]}   | amount=12.99 currency=EUR item_id=i order_id=o quantity=1 unit_price=12.99
          'refund':{'orderId':'o'}                                                             | order_id=o
          'rating':{'itemId':'i','stars':4.5}                                                  | item_id=i stars=4.5
          'viewItemList':{'listId':'l','rankingId':'r','items':[{'itemId':'i','position':3}]}  | item_id=i list_id=l position=3 ranking_id=r
          'selectItem':{'item':{'itemId':'i','categoryPath':['a']},'listId':'l','query':'q'}   | category=a category_path=a item_id=i list_id=l query=q
          'viewCart':{'lines':[{'itemId':'i','quantity':1}]}                                   | item_id=i quantity=1
          'beginCheckout':{'coupon':'c','lines':[{'itemId':'i','quantity':1}]}                 | coupon=c item_id=i quantity=1
          'addPaymentInfo':{METHOD}                                                            | payment_country=DE payment_fingerprint=fp payment_kind=card
          'paymentAttempt':{'orderId':'o','attemptId':'t',METHOD,'amount':MONEY,'addressFingerprint':'ad'} | address_fingerprint=ad amount=12.99 currency=EUR order_id=o payment_country=DE payment_fingerprint=fp payment_kind=card
          'paymentResult':{'orderId':'o','outcome':'PAYMENT_OUTCOME_CHARGED_BACK','reason':'no'} | order_id=o outcome=charged_back reason=no
          'returnItems':{'orderId':'o','reason':'size','lines':[{'itemId':'i','quantity':1}]}  | item_id=i order_id=o quantity=1 reason=size
          'review':{'itemId':'i','text':'good','stars':5}                                      | item_id=i stars=5
          'review':{'itemId':'i','text':'good'}                                                | item_id=i
          'impression':{'rankingId':'r','surface':'home','query':'q','items':[{'itemId':'i'}]} | item_id=i query=q ranking_id=r surface=home
          'exposure':{'experiment':{'experimentId':'e','variant':'b'},'surface':'home'}        | experiment_id=e surface=home variant=b
          'supportContact':{'topic':'return','orderId':'o'}                                    | order_id=o topic=return
          'stockMovement':{'itemId':'i','change':-4,'reason':'count'}                          | change=-4 item_id=i reason=count
          'priceChange':{'itemId':'i','price':MONEY}                                           | currency=EUR item_id=i unit_price=12.99
          'prediction':{'predictionId':'r','model':'next-item'}                                | ranking_id=r
          'predictionOutcome':{'predictionId':'r','happened':true}                             | ranking_id=r
          'identify':{}                                                                        | ""
          'custom':{'name':'spin','itemId':'i'}                                                | item_id=i name=spin
          """)
  void aLineSaysWhatTheEventSays(String payload, String told)
      throws InvalidProtocolBufferException {
    EventFact fact = fact(payload.replace("MONEY", MONEY).replace("METHOD", METHOD));
    assertThat(fact.lines()).hasSize(1);
    assertThat(told(fact.line(0))).isEqualTo(told);
    String field = payload.substring(1, payload.indexOf('\'', 1));
    assertThat(fact.type().wireName().replace("_", "")).isEqualToIgnoringCase(field);
    assertThat(Arrays.stream(LineValue.values()).filter(fact.line(0)::has))
        .allMatch(value -> fact.type().carries(value));
  }

  @Test
  void everyPayloadOfTheContractIsKnown() {
    List<String> known =
        Event.getDescriptor().getOneofs().get(0).getFields().stream()
            .map(field -> field.getName())
            .filter(name -> EventType.named(name).isPresent())
            .toList();
    assertThat(known)
        .hasSize(Event.getDescriptor().getOneofs().get(0).getFieldCount())
        .hasSize(EventType.values().length - 1);
  }

  @Test
  void theEventSaysTheRest() throws InvalidProtocolBufferException {
    EventFact fact =
        fact(
            "'shopperId':'s','anonymousId':'a','sessionId':'e','channel':'CHANNEL_MINI_PROGRAM',"
                + "'client':{'deviceId':'d','countryCode':'AT'},'storeId':'st',"
                + "'consent':{'denied':['CONSENT_PURPOSE_ADVERTISING']},'custom':{'name':'n',"
                + "'properties':{'colour':'red'},'metrics':{'weight':2.5}}");
    LoggedLine line = fact.line(0);
    assertThat(fact.subject()).isEqualTo("s");
    assertThat(fact.partition()).isEqualTo(3);
    assertThat(fact.offset()).isEqualTo(77);
    assertThat(fact.occurredAt()).isEqualTo(1_773_135_000_000_001L);
    assertThat(line.text(LineValue.SESSION_ID)).isEqualTo("e");
    assertThat(line.text(LineValue.CHANNEL)).isEqualTo("mini_program");
    assertThat(line.text(LineValue.DEVICE_ID)).isEqualTo("d");
    assertThat(line.text(LineValue.COUNTRY_CODE)).isEqualTo("AT");
    assertThat(line.text(LineValue.STORE_ID)).isEqualTo("st");
    assertThat(line.group(LineValue.HOUR)).isEqualTo("9");
    assertThat(line.group(LineValue.WEEKDAY)).isEqualTo("1");
    assertThat(line.number(LineValue.DAY)).isEqualTo(20522 * EventLine.ONE);
    assertThat(line.number(LineValue.SECOND)).isEqualTo(1_773_135_000L * EventLine.ONE);
    assertThat(line.properties()).containsEntry("colour", "red");
    assertThat(line.metrics()).containsEntry("weight", 2.5);
    assertThat(fact.context().denies(Purpose.ADVERTISING)).isTrue();
    assertThat(fact.context().denies(Purpose.ANALYTICS)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'shopperId':'s','anonymousId':'a','loyaltyCardId':'l','identify':{}  | s
          'anonymousId':'a','loyaltyCardId':'l','identify':{}                  | a
          'loyaltyCardId':'l','identify':{}                                    | l
          'shopperId':'s','stockMovement':{'itemId':'i','change':1}            | ""
          'shopperId':'s','priceChange':{'itemId':'i'}                         | ""
          """)
  void theSubjectIsTheFirstIdThatThereIs(String fields, String subject)
      throws InvalidProtocolBufferException {
    assertThat(fact(fields).subject()).isEqualTo(subject);
  }

  @Test
  void pricesAreInTheShopsOwnCurrency() throws InvalidProtocolBufferException {
    LoggedLine line =
        fact("'addToCart':{'line':{'itemId':'i','quantity':2,'unitPrice':{'currencyCode':'CHF',"
                + "'units':10},'basePrice':{'currencyCode':'EUR','units':11}}}")
            .line(0);
    assertThat(line.number(LineValue.UNIT_PRICE)).isEqualTo(11 * EventLine.ONE);
    assertThat(line.number(LineValue.AMOUNT)).isEqualTo(22 * EventLine.ONE);
    assertThat(line.text(LineValue.CURRENCY)).isEqualTo("CHF");
  }

  @Test
  void anAbsurdPriceIsNone() throws InvalidProtocolBufferException {
    LoggedLine line =
        fact("'addToCart':{'line':{'itemId':'i','quantity':2,'unitPrice':{'currencyCode':'EUR',"
                + "'units':1000000001}}}")
            .line(0);
    assertThat(line.has(LineValue.UNIT_PRICE)).isFalse();
    assertThat(line.has(LineValue.AMOUNT)).isFalse();
    assertThat(line.has(LineValue.QUANTITY)).isTrue();
  }

  @Test
  void whatThisVersionDoesNotKnowIsCountedByNobody() throws InvalidProtocolBufferException {
    EventFact fact = fact("'shopperId':'s'");
    assertThat(fact.type()).isEqualTo(EventType.OTHER);
    assertThat(fact.lines()).containsExactly(EventLine.EMPTY);
  }
}
