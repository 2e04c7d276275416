package dev.tradewind.inference.serving.tensorflow;

import dev.tradewind.inference.call.Setting;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;

/**
 * The threads of a session.
 *
 * @param intraOpThreads among which one operation may be divided; 0 means as many as processors.
 *     They belong to the process: those of its first session count
 * @param singleThreaded whether operations run one after the other on the calling thread, where the
 *     graph allows it
 */
public record ThreadPlan(int intraOpThreads, boolean singleThreaded) {

  /** As TensorFlow has it. */
  public static final ThreadPlan USUAL = new ThreadPlan(0, false);

  private static final String PREFIX = "tradewind.inference.tensorflow.";
  private static final String EXECUTOR = "SINGLE_THREADED_EXECUTOR";

  /**
   * What that executor does not know: edges that are references (variables, tables and queues of
   * TensorFlow 1), and its loops.
   */
  private static final Set<String> BEYOND_IT =
      Set.of(
          "Variable",
          "VariableV2",
          "TemporaryVariable",
          "HashTable",
          "MutableHashTable",
          "MutableHashTableOfTensors",
          "MutableDenseHashTable",
          "FIFOQueue",
          "PaddingFIFOQueue",
          "PriorityQueue",
          "RandomShuffleQueue",
          "Barrier",
          "Stack",
          "TensorArray",
          "ConditionalAccumulator",
          "SparseConditionalAccumulator",
          "Switch",
          "Merge",
          "Enter",
          "Exit",
          "NextIteration",
          "RefSwitch",
          "RefMerge",
          "RefEnter",
          "RefExit",
          "RefNextIteration");

  static ThreadPlan of(ThreadConfig config) {
    return new ThreadPlan(
        Setting.between(PREFIX + "intra-op-threads", config.intraOpThreads(), 0, 256),
        config.singleThreadedExecutor());
  }

  /** For a session that is not a model's. */
  ConfigProto.Builder threads() {
    return ConfigProto.newBuilder().setIntraOpParallelismThreads(intraOpThreads);
  }

  /**
   * For the model in this file.
   *
   * @throws IOException where it is none
   */
  ConfigProto forModel(Path savedModel) throws IOException {
    ConfigProto.Builder config = threads();
    if (singleThreaded && nodes(savedModel).map(NodeDef::getOp).noneMatch(BEYOND_IT::contains)) {
      config.setInterOpParallelismThreads(1).getExperimentalBuilder().setExecutorType(EXECUTOR);
    }
    return config.build();
  }

  private static Stream<NodeDef> nodes(Path savedModel) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(savedModel))) {
      return SavedModel.parseFrom(bytes).getMetaGraphsList().stream()
          .map(MetaGraphDef::getGraphDef)
          .flatMap(
              graph ->
                  Stream.concat(
                      graph.getNodeList().stream(),
                      graph.getLibrary().getFunctionList().stream()
                          .flatMap(function -> function.getNodeDefList().stream())));
    }
  }
}
