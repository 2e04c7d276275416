package dev.tradewind.training.vision;

import dev.tradewind.training.run.RunFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/** A directory for each class, with pictures of any size. */
final class PictureDirectory implements AutoCloseable {

  private static final int MOST = 100_000;
  private static final int CHANNELS = 3;

  private final Graph graph = new Graph();
  private final Placeholder<TString> file;
  private final Operand<TUint8> pixels;
  private final Session session;
  private final int side;

  private PictureDirectory(int side) {
    this.side = side;
    Ops tf = Ops.create(graph);
    file = tf.placeholder(TString.class, Placeholder.shape(org.tensorflow.ndarray.Shape.scalar()));
    pixels = tf.dtypes.cast(Decoding.of(tf, file, side, side, CHANNELS), TUint8.class);
    session = new Session(graph);
  }

  static ImageSet read(Path data, int side) {
    List<Path> directories = directories(data);
    List<Path> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int label = 0; label < directories.size(); label++) {
      for (Path picture : visible(directories.get(label), Files::isRegularFile)) {
        files.add(picture);
        labels.add(label);
      }
    }
    if (directories.size() < 2 || files.isEmpty()) {
      throw RunFailure.data(
          data
              + " (expected: IDX files, or a directory of pictures for each of two classes or more)");
    }
    if (files.size() > MOST) {
      throw RunFailure.data(
          data + ": " + files.size() + " pictures (expected: at most " + MOST + ")");
    }
    try (PictureDirectory reading = new PictureDirectory(side)) {
      byte[][] pixels = files.stream().map(reading::pixels).toArray(byte[][]::new);
      Images images =
          new Images(
              side, side, CHANNELS, pixels, labels.stream().mapToInt(Integer::intValue).toArray());
      return new ImageSet(
          directories.stream().map(one -> String.valueOf(one.getFileName())).toList(),
          images,
          null,
          files);
    }
  }

  private static List<Path> directories(Path data) {
    if (!Files.isDirectory(data)) {
      throw RunFailure.data("no such directory: " + data);
    }
    return visible(data, Files::isDirectory);
  }

  private static List<Path> visible(Path directory, java.util.function.Predicate<Path> kind) {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(kind)
          .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw RunFailure.data(directory + " cannot be read: " + e);
    }
  }

  private byte[] pixels(Path path) {
    try (TString bytes = TString.tensorOfBytes(NdArrays.scalarOfObject(Files.readAllBytes(path)));
        Result result = session.runner().feed(file, bytes).fetch(pixels).run()) {
      byte[] values = new byte[side * side * CHANNELS];
      ((TUint8) result.get(0)).copyTo(DataBuffers.of(values));
      return values;
    } catch (IOException | IllegalArgumentException | TensorFlowException e) {
      throw RunFailure.data(
          path + ": no picture (expected: JPEG, PNG, GIF or BMP): " + e.getMessage());
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
