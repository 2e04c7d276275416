package dev.tradewind.inference.serving.tensorflow;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.tensorflow.DeviceSpec;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;

/**
 * Sees at the start whether TensorFlow has a GPU. Without its libraries it would go on on the CPU
 * and say nothing, ten times slower than whoever asked for the GPU expects.
 */
@Singleton
public class DeviceCheck {

  private static final Logger LOG = Logger.getLogger(DeviceCheck.class);
  private static final String PROPERTY = "tradewind.inference.device.kind";

  static {
    NativeMemory.configure();
  }

  private final DeviceConfig config;
  private final ThreadPlan plan;

  DeviceCheck(DeviceConfig config, ThreadConfig threads) {
    this.config = config;
    this.plan = ThreadPlan.of(threads);
  }

  void start(@Observes StartupEvent start) {
    boolean gpu = hasGpu(plan);
    LOG.infof("models run on the %s", gpu ? "GPU" : "CPU");
    require(config.kind(), gpu);
  }

  /**
   * @throws IllegalStateException where it has to be a GPU and there is none
   */
  static void require(DeviceConfig.Kind kind, boolean gpu) {
    if (kind == DeviceConfig.Kind.GPU && !gpu) {
      throw new IllegalStateException(
          PROPERTY
              + ": gpu (TensorFlow finds none: is this the image for GPUs, with CUDA, on a node that"
              + " has one and gives it to this container?)");
    }
  }

  /**
   * Computes one number on the first GPU, which fails where there is none. This may be the first
   * session of the process, whose threads all later ones share: so it has to be of the plan.
   */
  static boolean hasGpu(ThreadPlan plan) {
    DeviceSpec first =
        DeviceSpec.newBuilder().deviceType(DeviceSpec.DeviceType.GPU).deviceIndex(0).build();
    ConfigProto placedAsAsked = plan.threads().setAllowSoftPlacement(false).build();
    try (Graph graph = new Graph();
        Session session = new Session(graph, placedAsAsked)) {
      Ops tf = Ops.create(graph).withDevice(first);
      try (Result one = session.runner().fetch(tf.identity(tf.constant(1f))).run()) {
        return one.size() == 1;
      }
    } catch (TFInvalidArgumentException noSuchDevice) {
      LOG.debug("no GPU", noSuchDevice);
      return false;
    }
  }
}
