package dev.tradewind.inference.serving.tensorflow;

/**
 * How JavaCPP, under TensorFlow, treats memory. By default it refuses allocations once the process
 * holds four times the Java heap (a service with a small heap and a large model dies of that), and
 * lets the collector free what nobody closed. Here every tensor is closed, and the container bounds
 * memory.
 */
final class NativeMemory {

  private NativeMemory() {}

  /** Sets what the command line left open. Must run before any TensorFlow class is loaded. */
  static void configure() {
    setDefault("org.bytedeco.javacpp.maxphysicalbytes", "0");
    setDefault("org.bytedeco.javacpp.nopointergc", "true");
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
