package dev.tradewind.feastclient;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.feast.FeastClient;
import dev.feast.Row;
import feast.proto.types.ValueProto.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads online features by the stock Feast client and prints what it got, as JSON: {@code HOST PORT
 * FEATURE,FEATURE KEY=VALUE[,KEY=VALUE]...}, one argument of keys and values for each entity.
 */
public final class FeastRead {

  private FeastRead() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 4) {
      System.err.println("usage: HOST PORT FEATURE,FEATURE KEY=VALUE[,KEY=VALUE]...");
      System.exit(2);
    }
    List<Row> entities = new ArrayList<>();
    for (String entity : List.of(arguments).subList(3, arguments.length)) {
      entities.add(row(entity));
    }
    FeastClient client = FeastClient.create(arguments[0], Integer.parseInt(arguments[1]));
    try {
      JsonObject answer = new JsonObject();
      answer.addProperty("version", client.getFeastServingInfo().getVersion());
      JsonArray rows = new JsonArray();
      for (Row row : client.getOnlineFeatures(List.of(arguments[2].split(",", -1)), entities)) {
        rows.add(json(row));
      }
      answer.add("rows", rows);
      System.out.println(answer);
    } finally {
      client.close();
    }
  }

  private static Row row(String entity) {
    Row row = Row.create();
    for (String pair : entity.split(",", -1)) {
      int at = pair.indexOf('=');
      row.set(pair.substring(0, at), pair.substring(at + 1));
    }
    return row;
  }

  private static JsonObject json(Row row) throws InvalidProtocolBufferException {
    JsonObject fields = new JsonObject();
    for (Map.Entry<String, Value> field : row.getFields().entrySet()) {
      JsonObject cell = new JsonObject();
      cell.add("value", JsonParser.parseString(JsonFormat.printer().print(field.getValue())));
      cell.addProperty("status", String.valueOf(row.getStatus(field.getKey())));
      fields.add(field.getKey(), cell);
    }
    return fields;
  }
}
