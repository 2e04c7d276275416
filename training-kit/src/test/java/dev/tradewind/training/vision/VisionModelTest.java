package dev.tradewind.training.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.RunFailure;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.RunResult;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.types.TString;

/** Pictures with an upright bar, a lying bar, or a square, anywhere. */
class VisionModelTest {

  private static final int SIDE = 16;

  @TempDir Path directory;

  @Test
  void learnsFromIdxFilesAndMeasuresOnTheSmallerPair() throws IOException {
    idx("any-a", pictures(360, 1), labels(360, 1));
    idx("any-b", pictures(120, 2), labels(120, 2));
    RunResult result = run(directory, Map.of("epochs", "4", "filters", "8"));
    assertThat(result.primary().name()).isEqualTo("accuracy");
    assertThat(result.primary().value()).isGreaterThan(0.9);
    assertThat(result.primary().examples()).isEqualTo(120);
    assertThat(result.examples()).isBetween(335L, 350L);
    assertThat(result.savedModel().resolve("saved_model.pb")).exists();
  }

  @Test
  void theSameSeedGivesTheSameFigures() throws IOException {
    idx("one", pictures(150, 1), labels(150, 1));
    Map<String, String> few = Map.of("epochs", "2", "filters", "4");
    assertThat(run(directory, few).metrics()).isEqualTo(run(directory, few).metrics());
  }

  @Test
  void learnsFromADirectoryOfPicturesForEachClassAndAnswersAFile() throws IOException {
    Path data = directory.resolve("shop");
    Random random = new Random(4);
    for (int label = 0; label < 3; label++) {
      Path own =
          Files.createDirectories(data.resolve(new String[] {"lying", "square", "upright"}[label]));
      for (int i = 0; i < 40; i++) {
        int side = 40 + random.nextInt(20);
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(random.nextInt(256), 200, random.nextInt(256)));
        int longSide = side / 2;
        int thin = side / 8;
        int wide = label == 2 ? thin : longSide;
        int high = label == 0 ? thin : longSide;
        graphics.fillRect(random.nextInt(side - wide), random.nextInt(side - high), wide, high);
        graphics.dispose();
        ImageIO.write(picture, i % 2 == 0 ? "png" : "jpg", own.resolve("p" + i).toFile());
      }
    }
    RunResult result = run(data, Map.of("epochs", "8", "filters", "8", "side", "16"));
    assertThat(result.primary().value()).isGreaterThan(0.8);
    byte[] file = Files.readAllBytes(data.resolve("upright").resolve("p1"));
    try (SavedModelBundle bundle = SavedModelBundle.load(result.savedModel().toString(), "serve");
        TString asked = TString.tensorOfBytes(NdArrays.scalarOfObject(file));
        Result answer = bundle.function("file").call(Map.of("file", asked))) {
      assertThat(((TString) answer.get("classes").orElseThrow()).getObject(0, 0))
          .isEqualTo("upright");
    }
  }

  @Test
  void aFileThatIsNoPictureIsNamed() throws IOException {
    for (String label : new String[] {"a", "b"}) {
      Files.writeString(
          Files.createDirectories(directory.resolve(label)).resolve("not-one.png"), "text");
    }
    assertThatThrownBy(() -> run(directory, Map.of()))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("not-one.png");
  }

  @Test
  void filesThatDoNotBelongTogetherAreNamed() throws IOException {
    idx("one", pictures(30, 1), labels(29, 1));
    assertThatThrownBy(() -> run(directory, Map.of()))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("one-labels 29")
        .hasMessageContaining("as many labels");
  }

  @Test
  void aFileThatEndsTooSoonIsNamed() throws IOException {
    idx("one", pictures(30, 1), labels(30, 1));
    Path pictures = directory.resolve("one-pictures");
    byte[] bytes = Files.readAllBytes(pictures);
    Files.write(pictures, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> run(directory, Map.of()))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("one-pictures");
  }

  private RunResult run(Path data, Map<String, String> parameters) throws IOException {
    VisionModel model = new VisionModel();
    return model.train(
        new RunRequest(
            Hyperparameters.resolve(model.parameters(), parameters),
            7,
            data,
            Files.createTempDirectory("vision")),
        ProgressListener.NONE);
  }

  private static int[] labels(int count, long seed) {
    Random random = new Random(seed);
    return random.ints(count, 0, 3).toArray();
  }

  private static byte[][] pictures(int count, long seed) {
    int[] labels = labels(count, seed);
    Random random = new Random(seed + 100);
    byte[][] all = new byte[count][SIDE * SIDE];
    for (int i = 0; i < count; i++) {
      int wide = labels[i] == 0 ? 2 : 8;
      int high = labels[i] == 1 ? 2 : 8;
      int left = random.nextInt(SIDE - wide);
      int top = random.nextInt(SIDE - high);
      byte light = (byte) (100 + random.nextInt(150));
      for (int y = top; y < top + high; y++) {
        for (int x = left; x < left + wide; x++) {
          all[i][y * SIDE + x] = light;
        }
      }
    }
    return all;
  }

  private void idx(String name, byte[][] pictures, int[] labels) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(Files.newOutputStream(directory.resolve(name + "-pictures")))) {
      out.writeInt(0x0803);
      out.writeInt(pictures.length);
      out.writeInt(SIDE);
      out.writeInt(SIDE);
      for (byte[] picture : pictures) {
        out.write(picture);
      }
    }
    try (DataOutputStream out =
        new DataOutputStream(
            new GZIPOutputStream(Files.newOutputStream(directory.resolve(name + "-labels"))))) {
      out.writeInt(0x0801);
      out.writeInt(labels.length);
      for (int label : labels) {
        out.write(label);
      }
    }
  }
}
