package dev.tradewind.training.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.training.data.Utterance.Split;
import dev.tradewind.training.run.RunFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The JSON of CLINC150 (Larson et al. 2019): one object whose parts {@code train}, {@code val},
 * {@code test} and, for sentences out of scope, {@code oos_train}, {@code oos_val}, {@code
 * oos_test} are arrays of {@code [text, intent]}.
 */
final class ClincJson {

  private static final JsonFactory JSON = new ObjectMapper().getFactory();
  private static final Set<String> NEEDED = Set.of("train", "test");
  private static final String OUT_OF_SCOPE = "oos_";

  private ClincJson() {}

  /** Whether a file is such an object; its values are not looked at. */
  static boolean matches(Path file) {
    try (InputStream bytes = TextFile.bytes(file);
        JsonParser parser = JSON.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      Set<String> parts = new HashSet<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String part = parser.currentName();
        if (parser.nextToken() == JsonToken.START_ARRAY) {
          parts.add(part);
        }
        parser.skipChildren();
      }
      return parts.containsAll(NEEDED);
    } catch (JsonProcessingException notJson) {
      return false;
    } catch (IOException e) {
      throw RunFailure.data(file + " cannot be read: " + e);
    }
  }

  static List<Utterance> read(Path file) {
    List<Utterance> utterances = new ArrayList<>();
    try (InputStream bytes = TextFile.bytes(file);
        JsonParser parser = JSON.createParser(bytes)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String part = parser.currentName();
        Split split = split(part.startsWith(OUT_OF_SCOPE) ? part.substring(4) : part);
        if (parser.nextToken() != JsonToken.START_ARRAY || split == Split.UNSTATED) {
          parser.skipChildren();
          continue;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          utterances.add(pair(parser, split, part.startsWith(OUT_OF_SCOPE)));
        }
      }
    } catch (JsonProcessingException e) {
      throw RunFailure.dataLine(e.getLocation().getLineNr(), e.getOriginalMessage());
    } catch (IOException e) {
      throw RunFailure.data(file + " cannot be read: " + e);
    }
    return utterances;
  }

  private static Utterance pair(JsonParser parser, Split split, boolean outOfScope)
      throws IOException {
    long line = parser.currentLocation().getLineNr();
    String text = parser.currentToken() == JsonToken.START_ARRAY ? parser.nextTextValue() : null;
    String intent = text == null ? null : parser.nextTextValue();
    if (text == null || intent == null || parser.nextToken() != JsonToken.END_ARRAY) {
      throw RunFailure.dataLine(line, "expected: [\"text\", \"intent\"]");
    }
    Utterance read = Sentence.of(text.strip(), intent.strip(), split, line);
    return outOfScope ? new Utterance(read.text(), Utterance.OUT_OF_SCOPE, split) : read;
  }

  private static Split split(String part) {
    return switch (part) {
      case "train" -> Split.TRAIN;
      case "val" -> Split.VALIDATION;
      case "test" -> Split.TEST;
      default -> Split.UNSTATED;
    };
  }
}
