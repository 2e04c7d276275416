package dev.tradewind.training.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file with a header, gzipped or not: read as the worker reads it.
 *
 * @param file the file
 */
record CsvTable(Path file) {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();

  private static final int BUFFER = 1 << 16;
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  /** The names of its columns; empty where it is no CSV. */
  List<String> columns() throws IOException {
    try (BufferedReader text = open();
        CSVParser parser = FORMAT.parse(text)) {
      return List.copyOf(parser.getHeaderNames());
    } catch (CharacterCodingException | UncheckedIOException | IllegalArgumentException noCsv) {
      return List.of();
    }
  }

  /**
   * Copies it, but for some rows. Where all are taken its bytes stay what they are, and so does the
   * fingerprint that the worker tells.
   *
   * @param taken which rows
   * @return how many were copied
   */
  long copy(Path target, Predicate<CSVRecord> taken) throws IOException {
    long rows = 0;
    long left = 0;
    try (BufferedReader text = open();
        CSVParser parser = FORMAT.parse(text);
        BufferedWriter out = Files.newBufferedWriter(target, UTF_8);
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.DEFAULT)) {
      printer.printRecord(parser.getHeaderNames());
      for (CSVRecord row : parser) {
        if (taken.test(row)) {
          printer.printRecord(row);
          rows++;
        } else {
          left++;
        }
      }
    } catch (UncheckedIOException | IllegalArgumentException broken) {
      throw new IOException(file + " cannot be read as CSV: " + broken.getMessage(), broken);
    }
    if (left == 0) {
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
    return rows;
  }

  private BufferedReader open() throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    bytes.mark(2);
    boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                gzip ? new GZIPInputStream(bytes, BUFFER) : bytes,
                UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            BUFFER);
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }
}
