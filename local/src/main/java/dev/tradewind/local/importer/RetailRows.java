package dev.tradewind.local.importer;

import dev.tradewind.local.platform.PlatformException;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads the rows of Online Retail into invoices and items; counts what it cannot use, by cause. */
final class RetailRows {

  private static final Pattern GOODS =
      Pattern.compile("(\\d{5}|DCGS|gift)[A-Za-z0-9_.:-]{0,59}", Pattern.CASE_INSENSITIVE);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int MOST_ROWS = 2_000;
  private static final long MOST_PIECES = 1_000_000;
  private static final int TITLE_LENGTH = 512;

  private final Map<String, Invoice> invoices = new LinkedHashMap<>();
  private final Map<String, RetailItem> items = new TreeMap<>();
  private final Map<String, Long> unusable = new TreeMap<>();
  private long count;

  /** An item with its latest title and price. */
  record RetailItem(String title, BigDecimal price) {}

  static RetailRows read(Path file) {
    RetailRows rows = new RetailRows();
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (BufferedReader reader = TextFiles.open(file)) {
      for (CSVRecord row : format.parse(reader)) {
        rows.add(row);
      }
    } catch (IOException | IllegalArgumentException failure) {
      throw new PlatformException(
          "cannot read "
              + file
              + ": "
              + failure.getMessage()
              + " (expected columns: InvoiceNo,StockCode,Description,Quantity,InvoiceDate,"
              + "UnitPrice,CustomerID,Country)",
          failure);
    }
    return rows;
  }

  Map<String, Invoice> invoices() {
    return invoices;
  }

  Map<String, RetailItem> items() {
    return items;
  }

  /** How many rows could not be used, by cause. */
  Map<String, Long> unusable() {
    return unusable;
  }

  long count() {
    return count;
  }

  private void add(CSVRecord row) {
    count++;
    String number = row.get("InvoiceNo").strip();
    String item = row.get("StockCode").strip();
    if (!GOODS.matcher(item).matches()) {
      refuse("no goods: postage, fees, samples, corrections");
      return;
    }
    try {
      long quantity = new BigDecimal(row.get("Quantity").strip()).longValueExact();
      BigDecimal price = new BigDecimal(row.get("UnitPrice").strip());
      boolean cancellation = number.startsWith("C");
      long pieces = cancellation ? -quantity : quantity;
      if (pieces < 1 || pieces > MOST_PIECES) {
        refuse("quantity is not a number of pieces sold (stock corrections)");
      } else if (price.signum() <= 0) {
        refuse("price is not above 0");
      } else {
        take(row, number, new Invoice.Row(item, pieces, price));
      }
    } catch (NumberFormatException | ArithmeticException | DateTimeParseException notANumber) {
      refuse("quantity, price or date cannot be read");
    }
  }

  private void take(CSVRecord row, String number, Invoice.Row line) {
    LocalDateTime time = LocalDateTime.parse(row.get("InvoiceDate").strip(), TIME);
    String customer = row.get("CustomerID").strip().replaceFirst("\\.0$", "");
    Invoice invoice =
        invoices.computeIfAbsent(
            number, unknown -> new Invoice(number, time, customer, row.get("Country").strip()));
    if (invoice.rows().size() == MOST_ROWS) {
      refuse("row " + (MOST_ROWS + 1) + " and later of one invoice");
      return;
    }
    invoice.add(line);
    if (!invoice.cancellation()) {
      String title = row.get("Description").strip();
      items.put(
          line.item(),
          new RetailItem(
              title.isEmpty()
                  ? line.item()
                  : title.substring(0, Math.min(TITLE_LENGTH, title.length())),
              line.price()));
    }
  }

  private void refuse(String cause) {
    unusable.merge(cause, 1L, Long::sum);
  }
}
