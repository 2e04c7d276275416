package dev.tradewind.inference.serving.tensorflow;

import dev.tradewind.inference.call.Setting;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.OptimizerOptions;

/**
 * How sessions use a device. The first session of a process decides about the memory of the GPU.
 *
 * @param memoryShare of a GPU's memory, above 0 to 1
 * @param memoryGrowth whether it is taken as it is needed
 * @param xla whether clusters of operations are compiled
 */
record DevicePlan(double memoryShare, boolean memoryGrowth, boolean xla) {

  /** All of the memory, as it is needed, nothing compiled. */
  static final DevicePlan USUAL = new DevicePlan(1, true, false);

  private static final String PREFIX = "tradewind.inference.device.";
  private static final double LEAST_SHARE = 0.01;

  static DevicePlan of(DeviceConfig config) {
    return new DevicePlan(
        Setting.between(PREFIX + "memory-share", config.memoryShare(), LEAST_SHARE, 1),
        config.memoryGrowth(),
        config.xla());
  }

  /** The same session on such a device. */
  ConfigProto on(ConfigProto session) {
    ConfigProto.Builder config = session.toBuilder();
    config
        .getGpuOptionsBuilder()
        .setPerProcessGpuMemoryFraction(memoryShare)
        .setAllowGrowth(memoryGrowth);
    if (xla) {
      config
          .getGraphOptionsBuilder()
          .getOptimizerOptionsBuilder()
          .setGlobalJitLevel(OptimizerOptions.GlobalJitLevel.ON_1);
    }
    return config.build();
  }
}
