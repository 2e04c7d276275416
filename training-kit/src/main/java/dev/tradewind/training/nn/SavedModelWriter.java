package dev.tradewind.training.nn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SaverDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/**
 * Writes a running inference graph as a plain SavedModel: {@code saved_model.pb} and {@code
 * variables/}, with one signature {@code serving_default}.
 *
 * <p>TensorFlow Java's own exporter saves reference variables only and leaves lookup tables empty
 * after loading. So the save and restore ops of the resource variables are made here, and the
 * tables' initialisers stand behind {@code __saved_model_init_op}, which every loader runs. Of the
 * graph only what these need is written.
 */
public final class SavedModelWriter {

  private static final String FILENAME = "save_filename";
  private static final String SAVE = "save_control_dependency";
  private static final String RESTORE = "save_restore_all";
  private static final String INIT = "__saved_model_init_op";
  private static final String INIT_NODE = "init_all_tables";
  private static final String PREDICT = "tensorflow/serving/predict";

  private SavedModelWriter() {}

  /**
   * Writes the model.
   *
   * @param directory must not exist yet
   * @param session with the trained values
   * @param inputs placeholders by the signature's names
   * @param outputs by the signature's names
   * @param tableInitializers to be run once after loading
   */
  public static void write(
      Path directory,
      ModelSession session,
      Map<String, ? extends Operand<?>> inputs,
      Map<String, ? extends Operand<?>> outputs,
      List<? extends Op> tableInitializers)
      throws IOException {
    Files.createDirectories(directory.resolve("variables"));
    Forward forward = session.forward();
    Operand<TString> saved = addSaver(forward);
    forward.tf().withName(INIT_NODE).withControlDependencies(List.copyOf(tableInitializers)).noOp();
    try (TString prefix =
        TString.scalarOf(directory.resolve("variables").resolve("variables").toString())) {
      session.runner().feed(FILENAME, prefix).fetch(saved).run().close();
    }

    SignatureDef.Builder signature = SignatureDef.newBuilder().setMethodName(PREDICT);
    inputs.forEach((name, tensor) -> signature.putInputs(name, info(tensor)));
    outputs.forEach((name, tensor) -> signature.putOutputs(name, info(tensor)));
    List<String> roots = new ArrayList<>(List.of(SAVE, RESTORE, INIT_NODE));
    inputs.values().forEach(tensor -> roots.add(tensor.asOutput().op().name()));
    outputs.values().forEach(tensor -> roots.add(tensor.asOutput().op().name()));

    MetaGraphDef.Builder meta = MetaGraphDef.newBuilder();
    meta.getMetaInfoDefBuilder().addTags("serve");
    meta.setGraphDef(GraphPruning.keepNeededBy(roots, forward.graph().toGraphDef()));
    meta.setSaverDef(
        SaverDef.newBuilder()
            .setFilenameTensorName(FILENAME + ":0")
            .setSaveTensorName(SAVE + ":0")
            .setRestoreOpName(RESTORE)
            .setMaxToKeep(1)
            .setVersion(SaverDef.CheckpointFormatVersion.V2));
    meta.putSignatureDef("serving_default", signature.build());
    meta.putSignatureDef(
        INIT,
        SignatureDef.newBuilder()
            .putOutputs(INIT, TensorInfo.newBuilder().setName(INIT_NODE).build())
            .build());
    SavedModel model =
        SavedModel.newBuilder().setSavedModelSchemaVersion(1).addMetaGraphs(meta).build();
    Files.write(directory.resolve("saved_model.pb"), model.toByteArray());
  }

  private static Operand<TString> addSaver(Forward forward) {
    Ops tf = forward.tf();
    Operand<TString> filename =
        tf.withName(FILENAME).placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    List<Variable> variables = List.copyOf(forward.parameters().variables());
    String[] names = variables.stream().map(Variable::name).toArray(String[]::new);
    Operand<TString> keys = tf.array(names);
    String[] whole = new String[names.length];
    java.util.Arrays.fill(whole, "");
    Operand<TString> slices = tf.array(whole);
    List<Operand<?>> values = new ArrayList<>();
    List<Class<? extends org.tensorflow.types.family.TType>> types = new ArrayList<>();
    for (Variable variable : variables) {
      values.add(tf.readVariableOp(variable.handle(), TFloat32.class));
      types.add(TFloat32.class);
    }
    Op save = tf.train.save(filename, keys, slices, values);
    List<Output<?>> restored = tf.train.restore(filename, keys, slices, types).tensors();
    List<Op> assignments = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      assignments.add(tf.assignVariableOp(variables.get(i).handle(), restored.get(i)));
    }
    tf.withName(RESTORE).withControlDependencies(assignments).noOp();
    return tf.withName(SAVE).withControlDependencies(List.of(save)).identity(filename);
  }

  private static TensorInfo info(Operand<?> tensor) {
    Output<?> output = tensor.asOutput();
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long size : output.shape().asArray()) {
      shape.addDimBuilder().setSize(size);
    }
    return TensorInfo.newBuilder()
        .setName(output.op().name() + ":" + output.index())
        .setDtype(output.dataType())
        .setTensorShape(shape)
        .build();
  }
}
