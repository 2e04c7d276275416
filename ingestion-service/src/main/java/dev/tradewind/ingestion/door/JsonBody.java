package dev.tradewind.ingestion.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request's body as JSON. */
final class JsonBody {

  private JsonBody() {}

  /** The one object of the body. */
  static JsonObject object(@Nullable Buffer body) {
    if (decode(body) instanceof JsonObject object) {
      return object;
    }
    throw new BodyInvalid("the body", "a JSON object is expected");
  }

  /** The objects of a body that is a list, or is one object. */
  static List<JsonObject> objects(@Nullable Buffer body) {
    Object value = decode(body);
    if (value instanceof JsonObject object) {
      return List.of(object);
    }
    if (value instanceof JsonArray array) {
      return objects(array, "");
    }
    throw new BodyInvalid("the body", "a JSON object or a list of objects is expected");
  }

  /** The objects of a list. */
  static List<JsonObject> objects(JsonArray array, String name) {
    List<JsonObject> objects = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      if (!(array.getValue(i) instanceof JsonObject object)) {
        throw new BodyInvalid(name + "[" + i + "]", "an object is expected");
      }
      objects.add(object);
    }
    return objects;
  }

  private static Object decode(@Nullable Buffer body) {
    if (body == null) {
      throw new BodyInvalid("the body", "JSON is expected; it is empty");
    }
    try {
      return Json.decodeValue(body);
    } catch (DecodeException notJson) {
      throw new BodyInvalid("the body", "JSON is expected; " + where(notJson));
    }
  }

  /** The parser's own words would quote the body. */
  private static String where(DecodeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof JsonProcessingException json && json.getLocation() != null) {
        return "line "
            + json.getLocation().getLineNr()
            + ", column "
            + json.getLocation().getColumnNr()
            + " is none";
      }
    }
    return "it is empty or breaks off";
  }
}
