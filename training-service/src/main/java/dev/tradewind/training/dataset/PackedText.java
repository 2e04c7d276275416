package dev.tradewind.training.dataset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A text file as the worker reads it: plain, gzipped or the only file of a zip, told by its first
 * bytes; UTF-8, or ISO 8859-1, as which any bytes can be read and written again.
 *
 * @param file the file
 * @param letters how its bytes are read
 */
record PackedText(Path file, Charset letters) {

  private static final int BUFFER = 1 << 16;
  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /**
   * Looks at a file.
   *
   * @throws ZipException where it is packed and cannot be unpacked, or is a zip of several files
   */
  static PackedText of(Path file) throws IOException {
    PackedText text = new PackedText(file, UTF_8);
    try (BufferedReader reader = text.open()) {
      reader.transferTo(Writer.nullWriter());
      return text;
    } catch (CharacterCodingException other) {
      return new PackedText(file, ISO_8859_1);
    }
  }

  /** Opens it; a byte order mark is skipped. */
  BufferedReader open() throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                bytes(),
                letters
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

  private InputStream bytes() throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    bytes.mark(ZIP.length);
    byte[] first = bytes.readNBytes(ZIP.length);
    bytes.reset();
    if (Arrays.equals(first, ZIP)) {
      bytes.close();
      return unzipped();
    }
    boolean gzip = first.length > 1 && first[0] == 0x1f && first[1] == (byte) 0x8b;
    return gzip ? new GZIPInputStream(bytes, BUFFER) : bytes;
  }

  private InputStream unzipped() throws IOException {
    ZipFile zip = new ZipFile(file.toFile());
    List<? extends ZipEntry> entries =
        zip.stream()
            .filter(one -> !one.isDirectory() && !one.getName().startsWith("__MACOSX"))
            .toList();
    if (entries.size() != 1) {
      zip.close();
      throw new ZipException("a zip of " + entries.size() + " files (expected: one)");
    }
    return new FilterInputStream(zip.getInputStream(entries.get(0))) {
      @Override
      public void close() throws IOException {
        zip.close();
      }
    };
  }
}
