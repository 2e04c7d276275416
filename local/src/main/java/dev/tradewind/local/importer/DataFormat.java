package dev.tradewind.local.importer;

import dev.tradewind.local.load.Anchors;
import dev.tradewind.local.load.ShopData;
import dev.tradewind.local.platform.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats that can be imported. */
public enum DataFormat {
  /** One line a user, {@code user item item ...} in time order; also gzipped. */
  SEQUENCES {
    @Override
    boolean matches(String fileName) {
      return fileName.matches("(beauty|toys_and_games|sequences).*\\.txt(\\.gz)?");
    }

    @Override
    ShopData read(Path file, Anchors anchors, long seed) {
      return SequencesData.read(file, anchors.of(anchorName(file)), seed);
    }
  },
  /** The columns of UCI Online Retail as CSV; also gzipped. */
  ONLINE_RETAIL {
    @Override
    boolean matches(String fileName) {
      return fileName.matches("online_retail.*\\.csv(\\.gz)?");
    }

    @Override
    ShopData read(Path file, Anchors anchors, long seed) {
      return OnlineRetailData.read(file, anchors.of(anchorName(file)));
    }
  };

  /** Its name in commands, for example {@code online-retail}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The format of that name.
   *
   * @throws PlatformException listing the names where there is none
   */
  public static DataFormat of(String name) {
    return Arrays.stream(values())
        .filter(format -> format.label().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new PlatformException("no format " + name + " (there are: " + labels() + ")"));
  }

  /** The format of the first file that is known in a directory, or of the file itself. */
  public static DataFormat detect(Path data) {
    return Arrays.stream(values())
        .filter(format -> format.find(data).isPresent())
        .findFirst()
        .orElseThrow(
            () ->
                new PlatformException(
                    "no known file at "
                        + data
                        + " (known: Beauty.txt, sequences.txt.gz, online_retail.csv.gz ...; or name"
                        + " the format: ./tradewind import "
                        + labels()
                        + " --data FILE)"));
  }

  /** Opens data of this format: a file, or a directory that holds one. */
  public ShopData open(Path data, Anchors anchors, long seed) {
    Path file =
        Files.isRegularFile(data)
            ? data
            : find(data)
                .orElseThrow(
                    () -> new PlatformException("no file of format " + label() + " at " + data));
    return read(file, anchors, seed);
  }

  abstract boolean matches(String fileName);

  abstract ShopData read(Path file, Anchors anchors, long seed);

  String anchorName(Path file) {
    return label() + ":" + file.getFileName();
  }

  private Optional<Path> find(Path data) {
    if (Files.isRegularFile(data)) {
      return matches(lowerName(data)) ? Optional.of(data) : Optional.empty();
    }
    if (!Files.isDirectory(data)) {
      throw new PlatformException("no such file or directory: " + data);
    }
    try (Stream<Path> files = Files.list(data)) {
      return files.filter(file -> matches(lowerName(file))).sorted().findFirst();
    } catch (IOException failure) {
      throw new PlatformException("cannot read " + data + ": " + failure, failure);
    }
  }

  private static String lowerName(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  private static String labels() {
    return Arrays.stream(values()).map(DataFormat::label).collect(Collectors.joining("|"));
  }
}
