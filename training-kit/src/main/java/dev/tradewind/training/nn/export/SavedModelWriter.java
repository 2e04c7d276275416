package dev.tradewind.training.nn.export;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.Variable;
import dev.tradewind.training.nn.VariableSaver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Op;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SaverDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Writes a running inference graph as a plain SavedModel: {@code saved_model.pb} and {@code
 * variables/}.
 *
 * <p>TensorFlow Java's own exporter saves reference variables only and leaves lookup tables empty
 * after loading. So the save and restore ops of the resource variables are made here, and the
 * tables' initialisers stand behind {@code __saved_model_init_op}, which every loader runs. Of the
 * graph only what these need is written.
 */
public final class SavedModelWriter {

  /** The directory of a SavedModel for files that are no part of the graph. */
  public static final String EXTRA = "assets.extra";

  private static final String SAVER = "save";
  private static final String INIT = "__saved_model_init_op";
  private static final String INIT_NODE = "init_all_tables";
  private static final String PREDICT = "tensorflow/serving/predict";

  private SavedModelWriter() {}

  /**
   * Writes the model.
   *
   * @param directory must not exist yet
   * @param session with the trained values
   * @param signatures one of them {@link Signature#DEFAULT}
   * @param tableInitializers to be run once after loading
   */
  public static void write(
      Path directory,
      ModelSession session,
      List<Signature> signatures,
      List<? extends Op> tableInitializers)
      throws IOException {
    Files.createDirectories(directory.resolve("variables"));
    Forward forward = session.forward();
    forward.tf().withName(INIT_NODE).withControlDependencies(List.copyOf(tableInitializers)).noOp();
    List<String> roots = new ArrayList<>(List.of(INIT_NODE));
    MetaGraphDef.Builder meta = MetaGraphDef.newBuilder();
    List<Variable> variables = List.copyOf(forward.parameters().variables());
    // Loaders take a model without files of variables for one that has none.
    if (!variables.isEmpty()) {
      VariableSaver saver = VariableSaver.of(forward.tf(), SAVER, variables);
      saver.save(session, directory.resolve("variables").resolve("variables").toString());
      roots.add(name(saver.saved()));
      roots.add(saver.restored().op().name());
      meta.setSaverDef(message(saver));
    }
    for (Signature signature : signatures) {
      signature.inputs().values().forEach(tensor -> roots.add(name(tensor)));
      signature.outputs().values().forEach(tensor -> roots.add(name(tensor)));
      meta.putSignatureDef(signature.name(), message(signature));
    }
    meta.putSignatureDef(
        INIT,
        SignatureDef.newBuilder()
            .putOutputs(INIT, TensorInfo.newBuilder().setName(INIT_NODE).build())
            .build());
    meta.getMetaInfoDefBuilder().addTags("serve");
    meta.setGraphDef(GraphPruning.keepNeededBy(roots, forward.graph().toGraphDef()));
    SavedModel model =
        SavedModel.newBuilder().setSavedModelSchemaVersion(1).addMetaGraphs(meta).build();
    Files.write(directory.resolve("saved_model.pb"), model.toByteArray());
  }

  private static SaverDef message(VariableSaver saver) {
    return SaverDef.newBuilder()
        .setFilenameTensorName(name(saver.file()) + ":0")
        .setSaveTensorName(name(saver.saved()) + ":0")
        .setRestoreOpName(saver.restored().op().name())
        .setMaxToKeep(1)
        .setVersion(SaverDef.CheckpointFormatVersion.V2)
        .build();
  }

  private static SignatureDef message(Signature signature) {
    SignatureDef.Builder message = SignatureDef.newBuilder().setMethodName(PREDICT);
    signature.inputs().forEach((name, tensor) -> message.putInputs(name, info(tensor)));
    signature.outputs().forEach((name, tensor) -> message.putOutputs(name, info(tensor)));
    return message.build();
  }

  private static String name(Operand<?> tensor) {
    return tensor.asOutput().op().name();
  }

  private static TensorInfo info(Operand<?> tensor) {
    Output<?> output = tensor.asOutput();
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    if (output.shape().isUnknown()) {
      shape.setUnknownRank(true);
    } else {
      for (long size : output.shape().asArray()) {
        shape.addDimBuilder().setSize(size);
      }
    }
    return TensorInfo.newBuilder()
        .setName(output.op().name() + ":" + output.index())
        .setDtype(output.dataType())
        .setTensorShape(shape)
        .build();
  }
}
