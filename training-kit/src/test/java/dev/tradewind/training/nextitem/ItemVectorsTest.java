package dev.tradewind.training.nextitem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.training.data.ItemAttributes;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

class ItemVectorsTest {

  private static final int BRANDS = 6;
  private static final int EACH = 40;

  @TempDir Path directory;

  @Test
  void oneTableServesWhatTwoLearned() {
    NetworkShape shape = new NetworkShape(3, 4, 1, 1, 0);
    ItemAttributes attributes = new ItemAttributes(2, new int[][] {{}, {1, 2}, {2}, {}});
    try (Forward learning = Forward.inference();
        Forward serving = Forward.inference()) {
      ItemVectors learned = new ItemVectors(learning, shape, false, attributes);
      Operand<TFloat32> two = learned.all();
      Operand<TFloat32> one = new ItemVectors(serving, shape).all();
      try (ModelSession session = new ModelSession(learning);
          ModelSession server = new ModelSession(serving)) {
        session.initialize(5);
        Weights trained = session.weights();
        server.restore(learned.served(trained));
        float[] served = values(server, one);
        assertThat(served).hasSize(12).containsExactly(values(session, two), within(1e-6f));
        // Without its attribute the second item would stand elsewhere, the third would not.
        assertThat(served[4]).isNotCloseTo(trained.get("items")[8], within(1e-6f));
        assertThat(served[8]).isEqualTo(trained.get("items")[12]);
      }
    }
  }

  private static float[] values(ModelSession session, Operand<TFloat32> operand) {
    try (Result result = session.runner().fetch(operand).run()) {
      TFloat32 tensor = (TFloat32) result.get(0);
      float[] values = new float[(int) tensor.size()];
      tensor.copyTo(DataBuffers.of(values));
      return values;
    }
  }

  /** After an item of a brand comes one of the next brand; which one is chance. */
  @Test
  void whatFewHaveTakenIsLearnedFromWhatIsLikeIt() throws IOException {
    Random random = new Random(3);
    StringBuilder lines = new StringBuilder();
    for (int shopper = 0; shopper < 150; shopper++) {
      StringJoiner line = new StringJoiner(" ").add("s" + shopper);
      int brand = random.nextInt(BRANDS);
      for (int place = 0; place < 6; place++) {
        line.add("i" + ((brand + place) % BRANDS) + "-" + random.nextInt(EACH));
      }
      lines.append(line).append('\n');
    }
    StringJoiner brands = new StringJoiner(", ", "{", "}");
    for (int brand = 0; brand < BRANDS; brand++) {
      for (int item = 0; item < EACH; item++) {
        brands.add("\"i" + brand + "-" + item + "\": [\"brand " + brand + "\"]");
      }
    }
    Path alone = Files.writeString(directory.resolve("alone.txt"), lines);
    Path known = Files.writeString(directory.resolve("known.txt"), lines);
    Files.writeString(directory.resolve("known_brands.json"), brands.toString());
    assertThat(networkNdcg(known)).isGreaterThan(networkNdcg(alone) + 0.02);
    assertThat(Files.readString(directory.resolve("of-known.txt").resolve("report/report.json")))
        .contains("6 attributes of ", "lifts of attributes");
  }

  private double networkNdcg(Path data) {
    NextItemModel model = new NextItemModel();
    Hyperparameters parameters =
        Hyperparameters.resolve(
            model.parameters(),
            Map.of("epochs", "12", "dimension", "16", "negatives", "32", "learning_rate", "0.01"));
    RunRequest request =
        new RunRequest(parameters, 7, data, directory.resolve("of-" + data.getFileName()));
    return model.train(request, ProgressListener.NONE).metrics().stream()
        .filter(metric -> metric.name().equals("network_ndcg_at_10"))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
