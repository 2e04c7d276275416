package dev.tradewind.inference.serving.oip.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a path asks for.
 *
 * @param kind what is asked
 * @param model its name; empty where no model is asked
 * @param version as the path has it; empty means the one that serves
 */
record Ask(Kind kind, String model, String version) {

  private static final String ROOT = "/v2";

  /** What can be asked. */
  enum Kind {
    SERVER("GET"),
    LIVE("GET"),
    READY("GET"),
    METADATA("GET"),
    MODEL_READY("GET"),
    CONFIG("GET"),
    STATISTICS("GET"),
    INFER("POST"),
    INDEX("POST"),
    LOAD("POST"),
    UNLOAD("POST");

    private final String method;

    Kind(String method) {
      this.method = method;
    }

    /** The only method that it is asked with. */
    String method() {
      return method;
    }
  }

  private Ask(Kind kind) {
    this(kind, "", "");
  }

  /** Empty where the path leads nowhere. */
  static Optional<Ask> parse(String path) {
    if (!path.equals(ROOT) && !path.startsWith(ROOT + "/")) {
      return Optional.empty();
    }
    String below = path.substring(ROOT.length());
    List<String> parts = Arrays.stream(below.split("/", -1)).skip(1).map(Ask::decoded).toList();
    if (parts.equals(List.of("")) || parts.isEmpty()) {
      return Optional.of(new Ask(Kind.SERVER));
    }
    if (parts.contains("")) {
      return Optional.empty();
    }
    List<String> rest = parts.subList(1, parts.size());
    return switch (parts.get(0)) {
      case "health" -> health(rest);
      case "models" -> model(rest);
      case "repository" -> repository(rest);
      default -> Optional.empty();
    };
  }

  private static Optional<Ask> health(List<String> rest) {
    if (rest.equals(List.of("live"))) {
      return Optional.of(new Ask(Kind.LIVE));
    }
    return rest.equals(List.of("ready")) ? Optional.of(new Ask(Kind.READY)) : Optional.empty();
  }

  private static Optional<Ask> model(List<String> parts) {
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    if (parts.equals(List.of("stats"))) {
      return Optional.of(new Ask(Kind.STATISTICS));
    }
    String model = parts.get(0);
    boolean versioned = parts.size() > 2 && parts.get(1).equals("versions");
    String version = versioned ? parts.get(2) : "";
    List<String> rest = parts.subList(versioned ? 3 : 1, parts.size());
    if (rest.size() > 1) {
      return Optional.empty();
    }
    return kind(rest.isEmpty() ? "" : rest.get(0)).map(kind -> new Ask(kind, model, version));
  }

  private static Optional<Kind> kind(String word) {
    return switch (word) {
      case "" -> Optional.of(Kind.METADATA);
      case "ready" -> Optional.of(Kind.MODEL_READY);
      case "config" -> Optional.of(Kind.CONFIG);
      case "stats" -> Optional.of(Kind.STATISTICS);
      case "infer" -> Optional.of(Kind.INFER);
      default -> Optional.empty();
    };
  }

  private static Optional<Ask> repository(List<String> parts) {
    if (parts.equals(List.of("index"))) {
      return Optional.of(new Ask(Kind.INDEX));
    }
    if (parts.size() != 3 || !parts.get(0).equals("models")) {
      return Optional.empty();
    }
    return switch (parts.get(2)) {
      case "load" -> Optional.of(new Ask(Kind.LOAD, parts.get(1), ""));
      case "unload" -> Optional.of(new Ask(Kind.UNLOAD, parts.get(1), ""));
      default -> Optional.empty();
    };
  }

  /** In a path, plus is plus. What is escaped wrongly has no meaning. */
  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException wronglyEscaped) {
      return "";
    }
  }
}
