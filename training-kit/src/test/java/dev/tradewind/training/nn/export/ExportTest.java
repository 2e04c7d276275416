package dev.tradewind.training.nn.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.layer.Layers;
import dev.tradewind.training.nn.layer.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

class ExportTest {

  private static final List<String> WORDS = List.of("ant", "bee", "cat", "dog");
  private static final GoldenRequest KNOWN =
      GoldenRequest.of("two words", Map.of("word", TensorValues.strings(words("bee", "dog"), 2)));
  private static final GoldenRequest UNKNOWN =
      GoldenRequest.of("no such word", Map.of("word", TensorValues.strings(words("yak"), 1)));

  @TempDir static Path directory;
  static GoldenRequests golden;

  @BeforeAll
  static void export() throws IOException {
    golden = export(directory.resolve("model"), 1);
    golden.write(directory.resolve("model"));
    WarmUpRequests.write(directory.resolve("model"), "animals", golden.requests());
  }

  /** A word in, the words in an order of the weights out. */
  private static GoldenRequests export(Path model, long seed) throws IOException {
    try (Forward forward = Forward.inference()) {
      Ops tf = forward.tf();
      Placeholder<TString> word =
          tf.withName("word").placeholder(TString.class, Placeholder.shape(Shape.of(-1)));
      Vocabulary table = new Vocabulary(forward, "animals", WORDS);
      Operand<TFloat32> code =
          tf.oneHot(
              table.numbers(word), tf.constant(WORDS.size() + 1), tf.constant(1f), tf.constant(0f));
      Operand<TFloat32> hidden =
          tf.math.tanh(Layers.dense(forward, "hidden", code, WORDS.size() + 1, 8));
      TopK<TFloat32, TInt32> best =
          tf.nn.topK(
              Layers.dense(forward, "out", hidden, 8, WORDS.size()),
              tf.constant(WORDS.size()),
              TInt32.class);
      Operand<TString> names =
          tf.gather(tf.array(WORDS.toArray(String[]::new)), best.indices(), tf.constant(0));
      tf.withName("by_the_way").identity(names);
      List<Signature> signatures =
          List.of(
              new Signature(
                  Signature.DEFAULT,
                  Map.of("word", word),
                  Map.of("words", names, "scores", best.values()),
                  Map.of("words", "scores")),
              Signature.of("embed", Map.of("word", word), Map.of("embedding", hidden)));
      try (ModelSession session = new ModelSession(forward)) {
        session.initialize(seed);
        session.run(List.of(table.initializer()));
        SavedModelWriter.write(model, session, signatures, List.of(table.initializer()));
        return GoldenRequests.answeredBy(
            session, signatures, List.of(KNOWN, UNKNOWN, KNOWN.to("embed")));
      }
    }
  }

  @Test
  void theExportedModelAnswersAsTheMeasuredOne() throws IOException {
    GoldenRequests read = GoldenRequests.read(directory.resolve("model"));
    assertThat(read).isEqualTo(golden);
    assertThat(read.ask(directory.resolve("model"))).isEqualTo(new GoldenCheck(3, 3, List.of()));
  }

  @Test
  void anotherModelIsToldByItsAnswers() throws IOException {
    Path other = directory.resolve("other");
    export(other, 2);
    GoldenCheck check = golden.ask(other);
    assertThat(check.answered()).isEqualTo(3);
    assertThat(check.differing()).hasSize(3);
    assertThat(check.differing().get(2))
        .startsWith("two words (embed): embedding[0] is ")
        .contains(", the recorded answer ");
  }

  @Test
  void aModelThatCannotBeAskedSaysWhy() {
    GoldenRequests strange =
        new GoldenRequests(
            List.of(
                KNOWN.to("explain"),
                GoldenRequest.of(
                    "wrong type", Map.of("word", TensorValues.floats(new float[] {1}, 1))),
                GoldenRequest.of("wrong name", Map.of("wort", TensorValues.longs(new long[0], 0)))),
            Map.of(),
            Tolerance.STANDARD);
    GoldenCheck check = strange.ask(directory.resolve("model"));
    assertThat(check.answered()).isZero();
    assertThat(check.differing().get(0))
        .isEqualTo("two words (explain): the model has no such signature");
    assertThat(check.differing().get(1)).startsWith("wrong type (serving_default): ");
    assertThat(check.differing().get(2))
        .isEqualTo("wrong name (serving_default): the signature has no input wort");
  }

  @Test
  void whatIsTiedMayStandInEitherOrder() {
    Map<String, TensorProto> recorded = answer(words("a", "b", "c"), 3, 2.0001f, 2);
    Map<String, TensorProto> swapped = answer(words("a", "c", "b"), 3, 2.0001f, 2);
    Map<String, TensorProto> wrong = answer(words("b", "a", "c"), 3, 2.0001f, 2);
    Map<String, String> ranked = Map.of("words", "scores");
    assertThat(new GoldenAnswer(recorded, swapped, ranked, Tolerance.STANDARD).difference())
        .isEmpty();
    assertThat(new GoldenAnswer(recorded, swapped, Map.of(), Tolerance.STANDARD).difference())
        .contains("words[1] is c, the recorded answer b");
    assertThat(new GoldenAnswer(recorded, wrong, ranked, Tolerance.STANDARD).difference())
        .contains("words[0] is b, the recorded answer a");
  }

  private static Map<String, TensorProto> answer(String[] words, float... scores) {
    return Map.of(
        "words", TensorValues.strings(words, 1, words.length),
        "scores", TensorValues.floats(scores, 1, scores.length));
  }

  /** Read by TensorFlow's own reader, which checks lengths and sums. */
  @Test
  void warmUpRequestsAreRecordsOfPredictCalls() throws InvalidProtocolBufferException {
    Path file = directory.resolve("model/assets.extra/tf_serving_warmup_requests");
    List<byte[]> records = new ArrayList<>();
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Operand<? extends TType> all =
          tf.data.batchDataset(
              tf.data.tfRecordDataset(
                  tf.array(file.toString()),
                  tf.constant(""),
                  tf.constant(1024L),
                  tf.constant(new long[] {0})),
              tf.constant(100L),
              tf.constant(false),
              List.of(TString.class),
              List.of(Shape.unknown()));
      Operand<?> element =
          tf.data
              .datasetToSingleElement(all, List.of(TString.class), List.of(Shape.of(-1)))
              .components()
              .get(0);
      try (Result result = session.runner().fetch(element).run()) {
        ((TString) result.get(0)).asBytes().scalars().forEach(one -> records.add(one.getObject()));
      }
    }
    assertThat(records).hasSize(3);
    UnknownFieldSet log = UnknownFieldSet.parseFrom(records.get(2));
    UnknownFieldSet request = nested(nested(log, 6), 1);
    UnknownFieldSet model = nested(request, 1);
    assertThat(text(model, 1)).isEqualTo("animals");
    assertThat(text(model, 3)).isEqualTo("embed");
    UnknownFieldSet input = nested(request, 2);
    assertThat(text(input, 1)).isEqualTo("word");
    assertThat(TensorProto.parseFrom(input.getField(2).getLengthDelimitedList().get(0)))
        .isEqualTo(KNOWN.inputs().get("word"));
  }

  private static UnknownFieldSet nested(UnknownFieldSet message, int field)
      throws InvalidProtocolBufferException {
    return UnknownFieldSet.parseFrom(message.getField(field).getLengthDelimitedList().get(0));
  }

  private static String text(UnknownFieldSet message, int field) {
    return message.getField(field).getLengthDelimitedList().get(0).toStringUtf8();
  }

  @Test
  void onlyWhatTheSignaturesNeedIsWritten() throws IOException {
    assertThat(Files.exists(directory.resolve("model/variables/variables.index"))).isTrue();
    try (SavedModelBundle bundle =
        SavedModelBundle.load(directory.resolve("model").toString(), "serve")) {
      assertThat(bundle.metaGraphDef().getSignatureDefMap())
          .containsOnlyKeys("serving_default", "embed", "__saved_model_init_op");
      assertThat(bundle.metaGraphDef().getGraphDef().getNodeList())
          .isNotEmpty()
          .noneMatch(node -> node.getName().equals("by_the_way"));
    }
  }

  private static String[] words(String... words) {
    return words;
  }
}
