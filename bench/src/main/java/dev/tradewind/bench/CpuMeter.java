package dev.tradewind.bench;

import dev.tradewind.local.platform.Component;
import dev.tradewind.local.platform.PlatformState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The CPU time that components spend, their child processes included (PostgreSQL is many
 * processes). A child that ends between two looks is missed, so connections should be kept open
 * while measuring.
 */
final class CpuMeter {

  private final PlatformState platform;
  private final List<Component> components;
  private final Map<Component, Duration> start = new EnumMap<>(Component.class);

  CpuMeter(PlatformState platform, Component... components) {
    this.platform = platform;
    this.components = List.of(components);
    this.components.forEach(component -> start.put(component, used(component)));
  }

  /** CPU time since this meter was made, by component in the order asked. */
  List<Duration> spent() {
    List<Duration> spent = new ArrayList<>();
    for (Component component : components) {
      spent.add(used(component).minus(start.get(component)));
    }
    return spent;
  }

  private Duration used(Component component) {
    return platform.component(component).process().find().stream()
        .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
