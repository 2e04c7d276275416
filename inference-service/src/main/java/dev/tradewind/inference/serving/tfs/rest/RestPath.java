package dev.tradewind.inference.serving.tfs.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.inference.serving.tfs.Target;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a path asks for.
 *
 * @param target the model and its version; the signature, where it matters, is in the body
 * @param action what is asked of it
 */
record RestPath(Target target, Action action) {

  private static final Pattern PATTERN =
      Pattern.compile(
          "/v1/models/(?<model>[^/:]+)"
              + "(?:/versions/(?<version>\\d{1,18})|/labels/(?<label>[^/:]+))?"
              + "(?::(?<verb>predict|classify|regress)|/(?<metadata>metadata))?",
          Pattern.CASE_INSENSITIVE);

  /** What can be asked. */
  enum Action {
    PREDICT("POST"),
    CLASSIFY("POST"),
    REGRESS("POST"),
    METADATA("GET"),
    STATUS("GET");

    private final String method;

    Action(String method) {
      this.method = method;
    }
  }

  /** Empty where nothing can be asked so. */
  static Optional<RestPath> parse(String method, String path) {
    Matcher matcher = PATTERN.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      Target target =
          new Target(
              decoded(matcher.group("model")), version(matcher), PredictRequest.DEFAULT_SIGNATURE);
      return Optional.of(new RestPath(target, action(matcher)))
          .filter(found -> found.action.method.equals(method));
    } catch (IllegalArgumentException wronglyEscaped) {
      return Optional.empty();
    }
  }

  private static VersionChoice version(Matcher matcher) {
    if (matcher.group("version") != null) {
      return VersionChoice.of(Long.parseLong(matcher.group("version")));
    }
    return matcher.group("label") != null
        ? VersionChoice.labelled(decoded(matcher.group("label")))
        : VersionChoice.SERVING;
  }

  private static Action action(Matcher matcher) {
    if (matcher.group("metadata") != null) {
      return Action.METADATA;
    }
    return matcher.group("verb") == null
        ? Action.STATUS
        : Action.valueOf(matcher.group("verb").toUpperCase(Locale.ROOT));
  }

  /** In a path, plus is plus. */
  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
  }
}
