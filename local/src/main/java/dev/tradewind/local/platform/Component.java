package dev.tradewind.local.platform;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the platform consists of, in the order of starting; it is ended the other way round. */
public enum Component {
  POSTGRES("postgres", 9110),
  REDIS("redis", 9111),
  INGESTION("ingestion-service", 9101),
  FEATURE("feature-service", 9102),
  TRAINING("training-service", 9103),
  INFERENCE("inference-service", 9104),
  FORECAST("forecast-service", 9106),
  CHATBOT("chatbot-service", 9105);

  private static final int MANAGEMENT_OFFSET = 100;

  private final String label;
  private final int statedPort;

  Component(String label, int statedPort) {
    this.label = label;
    this.statedPort = statedPort;
  }

  /** Its name, as in logs and commands; a service's is also its module's. */
  public String label() {
    return label;
  }

  /** Whether it is one of the six services, and not a store. */
  public boolean isService() {
    return this != POSTGRES && this != REDIS;
  }

  int statedPort() {
    return statedPort;
  }

  int statedManagementPort() {
    return isService() ? statedPort + MANAGEMENT_OFFSET : statedPort;
  }

  /** The six services. */
  public static List<Component> services() {
    return Arrays.stream(values()).filter(Component::isService).toList();
  }

  /**
   * The component of that name; {@code feature} is good enough for {@code feature-service}.
   *
   * @throws PlatformException listing the names where there is none
   */
  public static Component of(String name) {
    return Arrays.stream(values())
        .filter(one -> one.label.equals(name) || one.label.equals(name + "-service"))
        .findFirst()
        .orElseThrow(
            () ->
                new PlatformException(
                    "no component "
                        + name
                        + " (there are: "
                        + Arrays.stream(values())
                            .map(Component::label)
                            .collect(Collectors.joining(", "))
                        + ")"));
  }
}
