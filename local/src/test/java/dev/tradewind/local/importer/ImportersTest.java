package dev.tradewind.local.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Item;
import dev.tradewind.api.ingestion.v1.Order;
import dev.tradewind.local.load.Anchors;
import dev.tradewind.local.load.ShopData;
import dev.tradewind.local.platform.Home;
import dev.tradewind.local.platform.PlatformException;
import dev.tradewind.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportersTest {

  private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");

  @TempDir private Path directory;
  private Anchors anchors;

  @BeforeEach
  void openAnchors() {
    anchors = new Anchors(new Home(directory), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void sequencesKeepEachUsersOrder() throws IOException {
    ShopData data = open("sequences.txt", "1 10 20 30\n2 20 10\n");
    List<Event> events = data.events().toList();

    assertThat(events.stream().map(event -> event.getRating().getItemId()))
        .containsExactly("10", "20", "30", "20", "10");
    assertThat(events.subList(0, 3).stream().map(ImportersTest::moment)).isSorted();
    assertThat(events).allMatch(event -> moment(event).isBefore(NOW.minus(Duration.ofHours(23))));
    assertThat(data.items().map(Item::getItemId)).containsExactly("10", "20", "30");
    assertThat(data.remarks()).anyMatch(remark -> remark.contains("invented"));
    assertThat(data.eventCount()).isEqualTo(5);
  }

  @Test
  void importingLaterMakesTheSameEvents() throws IOException {
    List<Event> first = open("sequences.txt", "1 10 20 30\n").events().toList();
    anchors =
        new Anchors(new Home(directory), Clock.fixed(NOW.plus(Duration.ofDays(9)), ZoneOffset.UTC));
    assertThat(open("sequences.txt", "1 10 20 30\n").events().toList()).isEqualTo(first);
  }

  @Test
  void aLineThatIsNoSequenceIsNamed() {
    assertThatThrownBy(() -> open("sequences.txt", "1 10\nlonely\n"))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("lonely");
  }

  @Test
  void invoicesBecomePurchasesRefundsAndOrders() throws IOException {
    ShopData data =
        open(
            "online_retail.csv",
            """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            536365,85123A,WHITE HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
            536365,71053,"LANTERN, METAL",2,2010-12-01 08:26:00,3.39,17850.0,United Kingdom
            536366,85123A,WHITE HEART,1,2010-12-02 09:00:00,2.55,,EIRE
            C536379,85123A,WHITE HEART,-1,2010-12-03 09:41:00,2.55,17850.0,United Kingdom
            536380,POST,POSTAGE,1,2010-12-03 10:00:00,18.00,12583.0,France
            536381,22139,,56,2010-12-03 10:01:00,0.0,,United Kingdom
            536382,22139,damaged,-10,2010-12-03 10:02:00,1.0,,United Kingdom
            536383,22139,GLASS,many,2010-12-03 10:03:00,1.0,,United Kingdom
            """);
    List<Event> events = data.events().toList();

    assertThat(events).hasSize(3);
    assertThat(events.get(0).getPurchase().getLinesCount()).isEqualTo(2);
    assertThat(events.get(0).getShopperId()).isEqualTo("17850");
    assertThat(events.get(1).getAnonymousId()).isEqualTo("invoice-536366");
    assertThat(events.get(2).getRefund().getLines(0).getQuantity()).isEqualTo(1);
    assertThat(data.orders().map(Order::getCountryCode)).containsExactly("GB", "IE");
    assertThat(data.orders().findFirst().orElseThrow().getTotal().getUnits()).isEqualTo(22);
    assertThat(data.remarks())
        .anyMatch(remark -> remark.startsWith("1 of 8 rows not sent: no goods"))
        .anyMatch(remark -> remark.startsWith("1 of 8 rows not sent: price is not above 0"))
        .anyMatch(remark -> remark.startsWith("1 of 8 rows not sent: quantity is not a number"))
        .anyMatch(remark -> remark.startsWith("1 of 8 rows not sent: quantity, price or date"));
  }

  @Test
  void timesMoveByWholeWeeks() throws IOException {
    ShopData data =
        open(
            "online_retail.csv",
            """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            536365,85123A,WHITE HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
            """);
    Instant moved = moment(data.events().findFirst().orElseThrow());

    assertThat(moved.atZone(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.WEDNESDAY);
    assertThat(Duration.between(moved, NOW)).isBetween(Duration.ZERO, Duration.ofDays(7));
  }

  @Test
  void theFormatIsFoundByTheFile() throws IOException {
    Files.writeString(directory.resolve("README.md"), "x");
    assertThatThrownBy(() -> DataFormat.detect(directory))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("sequences|online-retail");
    Files.writeString(directory.resolve("Beauty.txt"), "1 2 3\n");
    assertThat(DataFormat.detect(directory)).isEqualTo(DataFormat.SEQUENCES);
  }

  @Test
  void allOfBeautyIsRead() {
    Path file = SharedData.require("amazon-beauty-toys/Beauty.txt");
    ShopData data = DataFormat.SEQUENCES.open(file, anchors, 42);
    assertThat(data.eventCount()).isEqualTo(198_502);
    assertThat(data.items().count()).isEqualTo(12_101);
  }

  @Test
  void allOfOnlineRetailIsReadAndEveryRowAccountedFor() {
    Path file = SharedData.require("online-retail/online_retail.csv.gz");
    RetailRows rows = RetailRows.read(file);
    long used = rows.invoices().values().stream().mapToLong(invoice -> invoice.rows().size()).sum();
    long unused = rows.unusable().values().stream().mapToLong(Long::longValue).sum();

    assertThat(rows.count()).isEqualTo(541_909);
    assertThat(used + unused).isEqualTo(541_909);
    Set<String> ids = new HashSet<>();
    ShopData data = DataFormat.ONLINE_RETAIL.open(file, anchors, 42);
    assertThat(data.events().map(Event::getEventId).filter(ids::add).count())
        .isEqualTo(data.eventCount());
  }

  private ShopData open(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, text);
    return DataFormat.detect(file).open(file, anchors, 42);
  }

  private static Instant moment(Event event) {
    return Instant.ofEpochSecond(
        event.getOccurredAt().getSeconds(), event.getOccurredAt().getNanos());
  }
}
