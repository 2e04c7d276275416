package dev.tradewind.ingestion.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tradewind.api.common.v1.Money;
import dev.tradewind.api.ingestion.v1.Channel;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.FieldSource;
import dev.tradewind.api.ingestion.v1.ImportSpec;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.Purchase;
import dev.tradewind.ingestion.bulk.domain.UnreadableRow;
import dev.tradewind.kit.error.ServiceException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventMappingTest {

  @Test
  void rowsOfAnOrderBecomeOnePurchaseWithALineEach() {
    ImportSpec spec =
        spec("purchase")
            .setCurrencyCode("GBP")
            .addFields(column("purchase.order_id", "order"))
            .addFields(column("purchase.lines.item_id", "item"))
            .addFields(column("purchase.lines.quantity", "pieces"))
            .addFields(column("purchase.lines.unit_price", "price"))
            .addFields(column("purchase.lines.category_path", "category").setSeparator(">"))
            .build();
    EventBatch batch =
        batch(
            spec,
            List.of(
                List.of("1", "anna", "o-1", "mug", "2", "2.55", "Kitchen > Mugs"),
                List.of("1", "anna", "o-1", "pot", "1", "-0.000000001", ""),
                List.of("3", "bert", "o-2", "mug", "1", "", "Kitchen")));
    assertThat(batch.rows()).isEqualTo(3);
    assertThat(batch.lastRow()).isEqualTo(3);
    assertThat(batch.events())
        .extracting(Event::getPurchase)
        .containsExactly(
            Purchase.newBuilder()
                .setOrderId("o-1")
                .addLines(
                    line("mug", 2)
                        .setUnitPrice(gbp(2, 550_000_000))
                        .addCategoryPath("Kitchen")
                        .addCategoryPath("Mugs"))
                .addLines(line("pot", 1).setUnitPrice(gbp(0, -1)))
                .build(),
            Purchase.newBuilder()
                .setOrderId("o-2")
                .addLines(line("mug", 1).addCategoryPath("Kitchen"))
                .build());
    assertThat(batch.events())
        .extracting(Event::getEventId)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[A-Za-z0-9_.:-]{1,64}"));
  }

  @Test
  void channelsMapsAndNumbersAreRead() {
    ImportSpec spec =
        spec("custom")
            .addFields(
                FieldSource.newBuilder().setField("custom.name").setConstant("loyalty_points"))
            .addFields(column("channel", "channel"))
            .addFields(column("custom.properties.colour", "colour"))
            .addFields(column("custom.metrics.points", "points"))
            .build();
    EventBatch batch =
        batch(
            spec,
            List.of(
                List.of("1", "anna", "store", "red", "2.5"),
                List.of("2", "anna", "CHANNEL_APP", "", "many")));
    Event event = batch.events().get(0);
    assertThat(event.getChannel()).isEqualTo(Channel.CHANNEL_STORE);
    assertThat(event.getCustom().getPropertiesMap()).isEqualTo(Map.of("colour", "red"));
    assertThat(event.getCustom().getMetricsMap()).isEqualTo(Map.of("points", 2.5));
    assertThat(batch.unreadable())
        .containsExactly(new UnreadableRow(2, "custom.metrics.points", "a number is expected"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z",
    "'', 2026-03-01T12:00:00+02:00, 2026-03-01T10:00:00Z",
    "'', 2026-03-01 11:00:00.5+01, 2026-03-01T10:00:00.500Z",
    "'', 2026-03-01 11:00:00, 2026-03-01T10:00:00Z",
    "'', 2026-03-01, 2026-02-28T23:00:00Z",
    "epoch_seconds, 1772359200, 2026-03-01T10:00:00Z",
    "epoch_millis, -1, 1969-12-31T23:59:59.999Z",
    "epoch_micros, 1772359200000001, 2026-03-01T10:00:00.000001Z",
    "dd/MM/yyyy HH:mm, 01/03/2026 11:00, 2026-03-01T10:00:00Z",
  })
  void timesAreReadAsDeclaredInTheDeclaredZone(String format, String text, String expected) {
    ImportSpec spec =
        spec("view_item")
            .setTimeZone("Europe/Berlin")
            .addFields(column("occurred_at", "time").setTimeFormat(format))
            .build();
    Event event = batch(spec, List.of(List.of("1", "anna", text))).events().get(0);
    assertThat(
            Instant.ofEpochSecond(
                event.getOccurredAt().getSeconds(), event.getOccurredAt().getNanos()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "nothing, Event has no field nothing",
    "search.query, the payload is view_item",
    "view_item.item_id.more, has no fields of its own",
    "client, is made of fields",
    "experiments, is made of fields",
    "consent.denied, cannot be set",
  })
  void aFieldThatIsNotThereIsRefusedWithItsPlace(String field, String detail) {
    ImportSpec spec = spec("view_item").addFields(column(field, "c")).build();
    ServiceException refused =
        catchThrowableOfType(ServiceException.class, () -> SpecReader.read(spec));
    assertThat(refused).hasMessageContaining("spec.fields[1].field").hasMessageContaining(detail);
  }

  @Test
  void aPriceNeedsACurrencyAndAZoneMustExist() {
    ImportSpec price =
        spec("add_to_cart").addFields(column("add_to_cart.line.unit_price", "p")).build();
    assertThat(catchThrowableOfType(ServiceException.class, () -> SpecReader.read(price)))
        .hasMessageContaining("spec.currency_code");
    ImportSpec zone = spec("view_item").setTimeZone("Mars/North").build();
    assertThat(catchThrowableOfType(ServiceException.class, () -> SpecReader.read(zone)))
        .hasMessageContaining("spec.time_zone");
    assertThat(
            catchThrowableOfType(
                ServiceException.class, () -> SpecReader.read(spec("client").build())))
        .hasMessageContaining("spec.payload");
  }

  private static EventBatch batch(ImportSpec spec, List<List<String>> rows) {
    RowCursor cursor = new ListRows(rows).after(0);
    return new EventRows(cursor, SpecReader.read(spec), "checksum").next(100);
  }

  private static ImportSpec.Builder spec(String payload) {
    return ImportSpec.newBuilder().setPayload(payload).addFields(column("shopper_id", "who"));
  }

  private static FieldSource.Builder column(String field, String column) {
    return FieldSource.newBuilder().setField(field).setColumn(column);
  }

  private static LineItem.Builder line(String item, long quantity) {
    return LineItem.newBuilder().setItemId(item).setQuantity(quantity);
  }

  private static Money gbp(long units, int nanos) {
    return Money.newBuilder().setCurrencyCode("GBP").setUnits(units).setNanos(nanos).build();
  }
}
