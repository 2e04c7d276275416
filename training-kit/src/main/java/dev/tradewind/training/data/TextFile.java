package dev.tradewind.training.data;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Text files, plain, gzipped or the only file of a zip: told by their first bytes, whatever they
 * are called.
 */
public final class TextFile {

  private static final int BUFFER = 1 << 16;
  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private TextFile() {}

  /**
   * Opens a file as UTF-8; a byte order mark is skipped.
   *
   * @throws IOException also where it has bytes that are not UTF-8: {@link
   *     CharacterCodingException}
   */
  public static BufferedReader open(Path file) throws IOException {
    return open(file, StandardCharsets.UTF_8);
  }

  /** Opens a file of these letters; a byte order mark is skipped. */
  static BufferedReader open(Path file, Charset charset) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                bytes(file),
                charset
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

  /**
   * The letters of a file: UTF-8 where all of it is, and else ISO 8859-1, as which any bytes can be
   * read.
   *
   * @throws IOException where it cannot be read at all
   */
  static Charset charset(Path file) throws IOException {
    try (BufferedReader text = open(file)) {
      text.transferTo(Writer.nullWriter());
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException other) {
      return StandardCharsets.ISO_8859_1;
    }
  }

  /**
   * The bytes of a file, unpacked where it is a gzip or a zip.
   *
   * @throws ZipException where it is packed and cannot be unpacked, or is a zip of several files
   */
  public static InputStream bytes(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    bytes.mark(4);
    byte[] first = bytes.readNBytes(4);
    bytes.reset();
    if (Arrays.equals(first, ZIP)) {
      bytes.close();
      return unzipped(file);
    }
    boolean gzip = first.length > 1 && first[0] == 0x1f && first[1] == (byte) 0x8b;
    return gzip ? new GZIPInputStream(bytes, BUFFER) : bytes;
  }

  private static InputStream unzipped(Path file) throws IOException {
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
