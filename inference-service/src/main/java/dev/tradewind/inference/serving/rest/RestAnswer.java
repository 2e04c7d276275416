package dev.tradewind.inference.serving.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/**
 * What a call is answered with.
 *
 * @param status 200 where all went well
 * @param headers by name
 * @param body its bytes
 */
public record RestAnswer(int status, Map<String, String> headers, Buffer body) {

  private static final int OK = 200;

  public RestAnswer {
    headers = Map.copyOf(headers);
  }

  /** All went well. */
  public static RestAnswer json(byte[] body) {
    return json(OK, body);
  }

  /** With another status. */
  public static RestAnswer json(int status, byte[] body) {
    return new RestAnswer(
        status,
        Map.of(HttpHeaders.CONTENT_TYPE.toString(), "application/json"),
        Buffer.buffer(body));
  }

  void send(HttpServerResponse response) {
    response.setStatusCode(status);
    headers.forEach(response::putHeader);
    response.end(body);
  }
}
