package dev.tradewind.inference.serving.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.fixture.RowModels;
import dev.tradewind.inference.fixture.Settings;
import dev.tradewind.inference.fixture.TestModels;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import dev.tradewind.inference.serving.runtime.ServedModels.Ways;
import dev.tradewind.inference.serving.tensorflow.SavedModelLoader;
import dev.tradewind.inference.serving.tensorflow.ThreadPlan;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Nobody can tell from an answer whether other calls ran with it: the same bits, whatever the
 * neighbours, the place among them and the size of the batch.
 */
class BatchedEqualsUnbatchedTest {

  private static final int[][] LAYERS = {{3, 5, 7}, {37, 50, 11}, {512, 100, 3}, {100, 512, 33}};

  private static final ServedModels SERVED = new ServedModels();
  private static final ServingConfig CONFIG = Settings.serving(1, 1000);
  private static final ModelWorkers WORKERS = new ModelWorkers(CONFIG);
  private static final InProcessPredictor PREDICTOR =
      new InProcessPredictor(SERVED, WORKERS, CONFIG);

  @BeforeContainer
  static void load() throws ModelRefusedException {
    for (int net = 0; net < LAYERS.length; net++) {
      serve("net" + net, RowModels.layers(LAYERS[net][0], LAYERS[net][1], LAYERS[net][2]));
    }
    serve("frozen", RowModels.frozen(13, 7), new ThreadPlan(1, true));
    serve("sums", RowModels.rowSums());
    serve("types", TestModels.everyType());
  }

  private static void serve(String name, Path directory) throws ModelRefusedException {
    serve(name, directory, ThreadPlan.USUAL);
  }

  private static void serve(String name, Path directory, ThreadPlan plan)
      throws ModelRefusedException {
    Artefact artefact = new Artefact(name, 1, directory.toUri().toString(), "");
    SERVED.add(new ServedVersion(artefact, new SavedModelLoader(plan).load(directory)), Ways.NONE);
  }

  @AfterContainer
  static void close() throws InterruptedException {
    WORKERS.stop();
    SERVED.retireAll();
  }

  @Property(tries = 60)
  void ofLayersOfAnyWidth(
      @ForAll @IntRange(max = 3) int net,
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 20) Integer> rows,
      @ForAll Random random) {
    int width = LAYERS[net][0];
    assertAlike(
        "net" + net,
        rows.stream()
            .map(it -> Map.<String, TensorValue>of("x", floats(it, width, random)))
            .toList());
  }

  @Property(tries = 40)
  void onTheThreadOfTheWorker(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 20) Integer> rows,
      @ForAll Random random) {
    assertAlike(
        "frozen",
        rows.stream().map(it -> Map.<String, TensorValue>of("x", floats(it, 13, random))).toList());
  }

  @Property(tries = 40)
  void ofRowsOfDifferentLengths(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 4) Integer> lengths,
      @ForAll Random random) {
    assertAlike(
        "sums",
        lengths.stream()
            .map(it -> Map.<String, TensorValue>of("x", floats(1 + it % 3, it, random)))
            .toList());
  }

  @Property(tries = 20)
  void ofEveryType(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 5) Integer> rows,
      @ForAll Random random) {
    assertAlike("types", rows.stream().map(it -> everyType(it, random)).toList());
  }

  /** One after the other, each alone; then all at once. */
  private static void assertAlike(String model, List<Map<String, TensorValue>> calls) {
    List<Map<String, TensorValue>> alone =
        calls.stream().map(call -> predict(model, call).join().outputs()).toList();
    List<CompletableFuture<Prediction>> together =
        calls.stream().map(call -> predict(model, call)).toList();
    for (int call = 0; call < calls.size(); call++) {
      Map<String, TensorValue> answer =
          together.get(call).orTimeout(30, TimeUnit.SECONDS).join().outputs();
      assertThat(bits(answer)).as("call %d", call).isEqualTo(bits(alone.get(call)));
    }
  }

  private static CompletableFuture<Prediction> predict(
      String model, Map<String, TensorValue> inputs) {
    return PREDICTOR.predict(PredictRequest.of(model, inputs)).subscribeAsCompletionStage();
  }

  /** Comparable, with shapes; NaN is equal to NaN of the same bits only. */
  private static Map<String, List<Object>> bits(Map<String, TensorValue> outputs) {
    Map<String, List<Object>> bits = new HashMap<>();
    outputs.forEach(
        (name, value) ->
            bits.put(
                name,
                value instanceof BytesTensor texts
                    ? List.of(value.shape(), texts.texts())
                    : List.of(value.shape(), ((NumericTensor) value).elements())));
    return bits;
  }

  private static NumericTensor floats(int rows, int width, Random random) {
    ByteBuffer elements = ByteBuffer.allocate(4 * rows * width).order(ByteOrder.LITTLE_ENDIAN);
    while (elements.hasRemaining()) {
      elements.putFloat((float) random.nextGaussian());
    }
    return new NumericTensor(ElementType.FP32, List.of((long) rows, (long) width), elements.flip());
  }

  private static Map<String, TensorValue> everyType(int rows, Random random) {
    List<Long> shape = List.of((long) rows, 2L);
    Map<String, TensorValue> inputs = new HashMap<>();
    inputs.put("flag", numbers(ElementType.BOOL, shape, new byte[2 * rows]));
    inputs.put("small", numbers(ElementType.INT32, shape, bytes(8 * rows, random)));
    inputs.put("large", numbers(ElementType.INT64, shape, bytes(16 * rows, random)));
    inputs.put("single", numbers(ElementType.FP32, shape, bytes(8 * rows, random)));
    inputs.put("precise", numbers(ElementType.FP64, shape, bytes(16 * rows, random)));
    List<byte[]> texts = new ArrayList<>();
    for (int element = 0; element < 2 * rows; element++) {
      texts.add(Integer.toString(random.nextInt()).repeat(random.nextInt(3)).getBytes(UTF_8));
    }
    inputs.put("text", new BytesTensor(shape, texts));
    return inputs;
  }

  private static NumericTensor numbers(ElementType type, List<Long> shape, byte[] bytes) {
    return new NumericTensor(type, shape, ByteBuffer.wrap(bytes));
  }

  private static byte[] bytes(int count, Random random) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
