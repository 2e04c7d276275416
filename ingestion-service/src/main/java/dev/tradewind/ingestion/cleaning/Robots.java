package dev.tradewind.ingestion.cleaning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import ua_parser.Device;
import ua_parser.DeviceParser;

/**
 * Tells robots by their user agent, after the ua-parser project's list (github.com/ua-parser). Its
 * first matching pattern of many hundreds decides, and some robots' patterns stand below those of
 * telephones whose names they match. So the few patterns of robots are asked first, and only where
 * one matches, all of them in their order: the answer is the list's, at a fraction of the work.
 */
final class Robots {

  private static final String LIST = "/ua_parser/regexes.yaml";
  private static final String ROBOT = "Spider";

  /** Robots name themselves early; a longer text only costs time. */
  private static final int LOOKED_AT = 256;

  private final DeviceParser robotsOnly;
  private final DeviceParser all;
  private final Cache<String, Boolean> known;

  Robots(int maxUserAgents) {
    if (maxUserAgents < 1) {
      throw new IllegalArgumentException(
          "tradewind.ingestion.cleaning.max-user-agents: " + maxUserAgents + " (expected: >= 1)");
    }
    List<Map<String, String>> devices = devices();
    all = DeviceParser.fromList(devices);
    robotsOnly =
        DeviceParser.fromList(
            devices.stream()
                .filter(device -> ROBOT.equals(device.get("device_replacement")))
                .toList());
    // Run by the caller: no thread of its own for a few thousand entries.
    known = Caffeine.newBuilder().maximumSize(maxUserAgents).executor(Runnable::run).build();
  }

  /** Whether the user agent is a robot's, if it was looked at lately. */
  Optional<Boolean> known(String userAgent) {
    return Optional.ofNullable(known.getIfPresent(head(userAgent)));
  }

  /** Whether the user agent is a robot's; can take milliseconds. */
  boolean isRobot(String userAgent) {
    return known.get(
        head(userAgent), agent -> isRobot(robotsOnly.parse(agent)) && isRobot(all.parse(agent)));
  }

  private static String head(String userAgent) {
    return userAgent.length() > LOOKED_AT ? userAgent.substring(0, LOOKED_AT) : userAgent;
  }

  private static boolean isRobot(Device device) {
    return device != null && ROBOT.equals(device.family);
  }

  private static List<Map<String, String>> devices() {
    try (InputStream list = DeviceParser.class.getResourceAsStream(LIST)) {
      if (list == null) {
        throw new IllegalStateException("the list of user agents is not in the program: " + LIST);
      }
      Map<String, List<Map<String, String>>> lists =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(list);
      return lists.getOrDefault("device_parsers", List.of());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the list of user agents cannot be read", unreadable);
    }
  }
}
