package dev.tradewind.training.behaviour;

import dev.tradewind.training.data.CsvFile;
import dev.tradewind.training.data.Field;
import dev.tradewind.training.data.TimeText;
import dev.tradewind.training.run.RunFailure;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** Reads a table of events: a line is something that a shopper did. */
final class EventLines implements CsvFile.Reader {

  private static final EventColumns NONE = new EventColumns(-1, -1, -1, -1, -1);

  private final EventGathering gathered;
  private EventColumns columns = NONE;

  EventLines(EventGathering gathered) {
    this.gathered = gathered;
  }

  @Override
  public void columns(List<String> names) {
    columns = EventColumns.of(names).orElse(NONE);
  }

  @Override
  public void row(CSVRecord values, long line) {
    String shopper = values.get(columns.shopper());
    String when = values.get(columns.time());
    String action = columns.action() < 0 ? EventGathering.PURCHASE : values.get(columns.action());
    if (shopper.isEmpty() || when.isEmpty() || action.isEmpty()) {
      gathered.skip();
      return;
    }
    double time = TimeText.seconds(when);
    if (Double.isNaN(time)) {
      throw RunFailure.dataLine(
          line, "time: \"" + when + "\" (expected: yyyy-mm-dd hh:mm:ss, or seconds since 1970)");
    }
    gathered.add(shopper, (long) Math.floor(time), action, value(values, line));
  }

  private float value(CSVRecord values, long line) {
    if (columns.value() < 0) {
      return 0;
    }
    double each = Field.numberOrMissing(values.get(columns.value()), "value", line);
    double times =
        columns.quantity() < 0
            ? 1
            : Field.numberOrMissing(values.get(columns.quantity()), "quantity", line);
    double value = each * times;
    return Double.isNaN(value) ? 0 : (float) value;
  }
}
