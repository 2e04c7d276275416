package dev.tradewind.training;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures as an operator provides them: bars that lie, and bars that stand. */
public final class FakePictures {

  public static final int PICTURES = 120;

  private static final int SIDE = 16;

  private FakePictures() {}

  static Path write(Path directory) throws IOException {
    Random random = new Random(13);
    for (boolean lying : new boolean[] {true, false}) {
      Path of = Files.createDirectories(directory.resolve(lying ? "lying" : "standing"));
      for (int i = 0; i < PICTURES / 2; i++) {
        int from = random.nextInt(SIDE - 4);
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < SIDE; x++) {
          for (int y = 0; y < SIDE; y++) {
            int across = lying ? y : x;
            boolean bar = across >= from && across < from + 4;
            picture.setRGB(x, y, (bar ? 0xD0C0B0 : 0x101010) + random.nextInt(0x20));
          }
        }
        ImageIO.write(picture, "png", of.resolve(i + ".png").toFile());
      }
    }
    return directory;
  }
}
