package dev.tradewind.training.behaviour;

import dev.tradewind.training.data.CsvFile;
import dev.tradewind.training.data.DataFiles;
import dev.tradewind.training.data.Fingerprint;
import dev.tradewind.training.run.RunFailure;
import java.nio.file.Path;
import java.util.List;

/**
 * What shoppers did.
 *
 * @param actions their names, the most frequent first
 * @param purchase number of the one that is a purchase; -1 where there is none
 * @param valued whether purchases have amounts of money
 * @param shoppers each with one event or more
 * @param skipped lines that say not who or when
 * @param fingerprint of the file
 */
record Events(
    List<String> actions,
    int purchase,
    boolean valued,
    List<Shopper> shoppers,
    long skipped,
    String fingerprint) {

  private static final List<String> DOCUMENTS = List.of(".md", ".txt", ".html", ".pdf", ".json");

  Events {
    actions = List.copyOf(actions);
    shoppers = List.copyOf(shoppers);
  }

  /**
   * What one shopper did, in the order of time; what is of one second in the order of the file.
   *
   * @param times seconds since 1970, rising
   * @param actions numbers of names
   * @param values money of purchases; 0 where there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // columns of numbers; never compared or printed
  record Shopper(String id, long[] times, int[] actions, float[] values) {

    /** How many events. */
    int size() {
      return times.length;
    }

    /** How many events are before a moment. */
    int before(long moment) {
      int from = 0;
      int to = times.length;
      while (from < to) {
        int middle = (from + to) >>> 1;
        if (times[middle] < moment) {
          from = middle + 1;
        } else {
          to = middle;
        }
      }
      return from;
    }
  }

  /** The first moment of all. */
  long begin() {
    return shoppers.stream().mapToLong(one -> one.times()[0]).min().orElseThrow();
  }

  /** The last moment of all. */
  long end() {
    return shoppers.stream().mapToLong(one -> one.times()[one.size() - 1]).max().orElseThrow();
  }

  /**
   * Reads a CSV of events or of invoices, gzipped or not.
   *
   * @param path a file, or a directory that holds one
   * @param purchase name of the action that is a purchase; empty to go by its name
   * @throws RunFailure DATA_INVALID or PARAMETER_INVALID
   */
  static Events read(Path path, String purchase) {
    List<Path> files = DataFiles.at(path, Events::isOfEvents);
    if (files.size() != 1) {
      throw RunFailure.data(
          files.isEmpty()
              ? path
                  + " has no events (expected: a CSV with the columns shopper,time,action and"
                  + " optionally value; or shopper,time,value of purchases; or"
                  + " InvoiceNo,Quantity,InvoiceDate,UnitPrice,CustomerID)"
              : path + " holds several files of events: name one of " + files);
    }
    Path file = files.get(0);
    EventGathering gathered = new EventGathering();
    CsvFile.read(
        file,
        InvoiceLines.areAt(CsvFile.columns(file))
            ? new InvoiceLines(gathered)
            : new EventLines(gathered));
    return gathered.events(purchase, Fingerprint.of(file));
  }

  private static boolean isOfEvents(Path file) {
    String name = String.valueOf(file.getFileName());
    if (DOCUMENTS.stream().anyMatch(name::endsWith)) {
      return false;
    }
    List<String> columns = CsvFile.columns(file);
    return InvoiceLines.areAt(columns) || EventColumns.of(columns).isPresent();
  }
}
