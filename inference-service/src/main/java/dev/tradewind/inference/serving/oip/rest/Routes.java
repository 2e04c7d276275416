package dev.tradewind.inference.serving.oip.rest;

import dev.tradewind.inference.serving.rest.Json;
import dev.tradewind.inference.serving.rest.RestDoor;
import dev.tradewind.inference.serving.rest.RestFailure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The paths {@code /v2}, on the port of everything else. */
@Singleton
class Routes {

  private static final String PATHS = "/v2/*";
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int UNSUPPORTED_MEDIA = 415;

  private final Answers answers;
  private final RestDoor door;

  Routes(Answers answers, RestDoor door) {
    this.answers = answers;
    this.door = door;
  }

  void open(@Observes Router router) {
    door.open(router, PATHS, this::answer);
  }

  private void answer(RoutingContext call) {
    Optional<Ask> ask = Ask.parse(call.normalizedPath());
    String encoding = call.request().getHeader(HttpHeaders.CONTENT_ENCODING);
    if (ask.isEmpty()) {
      RestFailure.answer(call, NOT_FOUND, "nothing is at " + call.request().path());
    } else if (!ask.get().kind().method().equals(call.request().method().name())) {
      call.response().putHeader(HttpHeaders.ALLOW, ask.get().kind().method());
      RestFailure.answer(
          call, METHOD_NOT_ALLOWED, call.request().path() + " takes " + ask.get().kind().method());
    } else if (encoding != null && !encoding.equals("identity")) {
      RestFailure.answer(
          call, UNSUPPORTED_MEDIA, "content-encoding: " + encoding + " (expected: none)");
    } else {
      String length = call.request().getHeader(InferAnswer.JSON_LENGTH);
      door.answer(call, body -> answers.answer(ask.get(), body, jsonLength(length, body)));
    }
  }

  /** Without a word of it, all of the body is JSON. */
  static int jsonLength(@Nullable String told, byte[] body) {
    if (told == null) {
      return body.length;
    }
    String plain = told.strip();
    long length = plain.matches("\\d{1,9}") ? Long.parseLong(plain) : Long.MAX_VALUE;
    if (length > body.length) {
      throw Json.invalid(
          InferAnswer.JSON_LENGTH
              + ": "
              + told
              + " (expected: 0 to "
              + body.length
              + ", the bytes of the body)");
    }
    return (int) length;
  }
}
