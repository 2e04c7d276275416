package dev.tradewind.local.platform;

import java.util.List;

/**
 * What another process needs to know of a running platform; kept in {@code state.json}, readable by
 * the owner alone.
 *
 * @param launcher the process that watches over all others
 * @param controlPort where it takes commands, on loopback
 * @param controlToken what a command must carry
 * @param components everything it started
 */
public record PlatformState(
    ProcessId launcher, int controlPort, String controlToken, List<Running> components) {

  public PlatformState {
    components = List.copyOf(components);
  }

  /**
   * A component.
   *
   * @param name as in logs and commands
   * @param process its process as last started
   * @param port where it takes calls
   * @param managementPort where a service says whether it is ready
   * @param log its log file
   */
  public record Running(String name, ProcessId process, int port, int managementPort, String log) {}

  /** The component of that name. */
  public Running component(Component component) {
    return components.stream()
        .filter(one -> one.name().equals(component.label()))
        .findFirst()
        .orElseThrow(() -> new PlatformException("not started: " + component.label()));
  }
}
