package dev.tradewind.inference.serving.tensorflow;

import dev.tradewind.inference.serving.engine.LoadedModel;
import dev.tradewind.inference.serving.engine.ModelLoader;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tensorflow.SavedModelBundle;

/** Loads SavedModel directories with a signature "serving_default". */
@Singleton
public class SavedModelLoader implements ModelLoader {

  static {
    NativeMemory.configure();
  }

  @Override
  public LoadedModel load(Path directory) throws ModelRefusedException {
    if (!Files.isRegularFile(directory.resolve("saved_model.pb"))) {
      throw new ModelRefusedException("no saved_model.pb in " + directory);
    }
    SavedModelBundle bundle;
    try {
      bundle = SavedModelBundle.load(directory.toString(), SavedModelBundle.DEFAULT_TAG);
    } catch (RuntimeException | LinkageError failure) {
      // Whatever the library makes of a broken artefact, this artefact is refused and others serve.
      throw new ModelRefusedException(
          "TensorFlow cannot load it: " + failure.getMessage(), failure);
    }
    try {
      return SavedModel.of(bundle);
    } catch (ModelRefusedException | RuntimeException failure) {
      bundle.close();
      throw failure instanceof ModelRefusedException refused
          ? refused
          : new ModelRefusedException(
              "its signature cannot be read: " + failure.getMessage(), failure);
    }
  }
}
