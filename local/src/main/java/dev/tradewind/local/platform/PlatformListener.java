package dev.tradewind.local.platform;

import java.nio.file.Path;
import java.time.Duration;

/** Is told what happens to the platform's processes. */
public interface PlatformListener {

  /** A process was started and is not ready yet. */
  void starting(Component component);

  /** It answers now. */
  void ready(Component component, Duration after);

  /** It ended without having been asked to. */
  void lost(Component component, int exitCode, Path log);

  /** It ended as asked. */
  void ended(Component component);
}
