package dev.tradewind.training.behaviour;

import dev.tradewind.training.data.CsvFile;
import dev.tradewind.training.data.Field;
import dev.tradewind.training.data.TimeText;
import dev.tradewind.training.run.RunFailure;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads lines of invoices, as Online Retail has them: the lines of an invoice are one purchase for
 * all of their money. An invoice whose number begins with C, or that comes to less than nothing, is
 * a return.
 */
final class InvoiceLines implements CsvFile.Reader {

  private static final String RETURN = "return";

  private final EventGathering gathered;
  private int invoice;
  private int quantity;
  private int date;
  private int price;
  private int customer;
  private String open = "";
  private String buyer = "";
  private long when;
  private double money;

  InvoiceLines(EventGathering gathered) {
    this.gathered = gathered;
  }

  /** Whether a table of these columns is one of invoices. */
  static boolean areAt(List<String> names) {
    List<String> plain = names.stream().map(EventColumns::plain).toList();
    return (plain.contains("invoiceno") || plain.contains("invoice"))
        && plain.contains("quantity")
        && plain.contains("invoicedate")
        && (plain.contains("unitprice") || plain.contains("price"))
        && plain.contains("customerid");
  }

  @Override
  public void columns(List<String> names) {
    List<String> plain = names.stream().map(EventColumns::plain).toList();
    invoice = Math.max(plain.indexOf("invoiceno"), plain.indexOf("invoice"));
    quantity = plain.indexOf("quantity");
    date = plain.indexOf("invoicedate");
    price = Math.max(plain.indexOf("unitprice"), plain.indexOf("price"));
    customer = plain.indexOf("customerid");
  }

  @Override
  public void row(CSVRecord values, long line) {
    String number = values.get(invoice);
    String who = values.get(customer);
    if (number.isEmpty() || who.isEmpty()) {
      gathered.skip();
      return;
    }
    double time = TimeText.seconds(values.get(date));
    if (Double.isNaN(time)) {
      throw RunFailure.dataLine(
          line, "InvoiceDate: \"" + values.get(date) + "\" (expected: yyyy-mm-dd hh:mm:ss)");
    }
    if (!number.equals(open) || !who.equals(buyer)) {
      end();
      open = number;
      buyer = who;
      when = (long) Math.floor(time);
      money = 0;
    }
    money +=
        Field.number(values.get(quantity), "Quantity", line)
            * Field.number(values.get(price), "UnitPrice", line);
  }

  @Override
  public void end() {
    if (!open.isEmpty()) {
      boolean back = open.toUpperCase(Locale.ROOT).startsWith("C") || money < 0;
      gathered.add(buyer, when, back ? RETURN : EventGathering.PURCHASE, (float) money);
    }
    open = "";
  }
}
