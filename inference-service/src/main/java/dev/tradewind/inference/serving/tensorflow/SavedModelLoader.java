package dev.tradewind.inference.serving.tensorflow;

import dev.tradewind.inference.serving.engine.LoadedModel;
import dev.tradewind.inference.serving.engine.ModelLoader;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tensorflow.SavedModelBundle;

/** Loads SavedModel directories with a signature "serving_default". */
@Singleton
public class SavedModelLoader implements ModelLoader {

  static {
    NativeMemory.configure();
  }

  private final ThreadPlan plan;
  private final DevicePlan devices;

  /** Loads with TensorFlow's usual threads. */
  public SavedModelLoader() {
    this(ThreadPlan.USUAL);
  }

  /** Loads with the threads and for the device that are configured. */
  @Inject
  public SavedModelLoader(ThreadConfig threads, DeviceConfig device) {
    this(ThreadPlan.of(threads), DevicePlan.of(device));
  }

  /** Loads with these threads. */
  public SavedModelLoader(ThreadPlan plan) {
    this(plan, DevicePlan.USUAL);
  }

  SavedModelLoader(ThreadPlan plan, DevicePlan devices) {
    this.plan = plan;
    this.devices = devices;
  }

  @Override
  public LoadedModel load(Path directory) throws ModelRefusedException {
    if (!Files.isRegularFile(directory.resolve("saved_model.pb"))) {
      throw new ModelRefusedException("no saved_model.pb in " + directory);
    }
    SavedModelBundle bundle;
    try {
      bundle =
          SavedModelBundle.loader(directory.toString())
              .withTags(SavedModelBundle.DEFAULT_TAG)
              .withConfigProto(devices.on(plan.forModel(directory.resolve("saved_model.pb"))))
              .load();
    } catch (IOException | RuntimeException | LinkageError failure) {
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
