package dev.tradewind.local.demo;

import dev.tradewind.local.platform.Component;
import dev.tradewind.local.platform.Home;
import dev.tradewind.local.platform.PlatformException;
import io.grpc.StatusRuntimeException;

/** Runs the demo's steps; a step that fails says which it was and whose log tells more. */
final class DemoStep {

  private final Home home;

  DemoStep(Home home) {
    this.home = home;
  }

  /** What a step does. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws InterruptedException;
  }

  <T> T run(String name, Component blamed, Work<T> work) throws InterruptedException {
    try {
      return work.run();
    } catch (StatusRuntimeException failure) {
      throw failed(
          name,
          blamed,
          failure.getStatus().getCode() + ": " + failure.getStatus().getDescription(),
          failure);
    } catch (PlatformException failure) {
      throw failed(name, blamed, String.valueOf(failure.getMessage()), failure);
    }
  }

  private PlatformException failed(String name, Component blamed, String why, Throwable cause) {
    return new PlatformException(
        "step failed: " + name + "\n" + why + "\nRead " + home.log(blamed), cause);
  }
}
