package dev.tradewind.training.page;

import static dev.tradewind.training.domain.ReportAddress.ROOT;

import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.kit.web.Loopback;
import dev.tradewind.training.artifact.ArtifactStore;
import dev.tradewind.training.artifact.ReportFiles;
import dev.tradewind.training.artifact.RunWorkspace;
import dev.tradewind.training.domain.ReportAddress;
import io.grpc.Status.Code;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The list of runs and their reports. For callers on this machine alone, as nobody has to say who
 * they are.
 */
@Singleton
class ReportRoutes {

  private static final Logger LOG = Logger.getLogger(ReportRoutes.class);
  private static final Pattern RUN_ID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static final String PAGE = "index.html";

  /** No script, nothing from elsewhere, in no frame; a report brings its style along. */
  private static final String REPORT_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; sandbox; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private static final String LIST_POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final RunsPage page;
  private final ArtifactStore artifacts;

  ReportRoutes(RunsPage page, ArtifactStore artifacts) {
    this.page = page;
    this.artifacts = artifacts;
  }

  void open(@Observes Router router) {
    router.route(ROOT + "*").handler(ReportRoutes::guard).handler(ReportRoutes::protect);
    router.get(ROOT).handler(this::list);
    router.get(ROOT + "/").handler(call -> redirect(call, ROOT));
    router.get(ROOT + "/runs.css").handler(ReportRoutes::style);
    router.get(ROOT + "/*").handler(this::report);
  }

  private static void guard(RoutingContext call) {
    Loopback.refusal(call.request()).ifPresentOrElse(why -> refuse(call, 403, why), call::next);
  }

  private static void protect(RoutingContext call) {
    call.response()
        .putHeader("content-security-policy", LIST_POLICY)
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "no-referrer")
        .putHeader("cache-control", "no-cache");
    call.next();
  }

  private void list(RoutingContext call) {
    RunsPage.Wanted wanted;
    try {
      wanted =
          RunsPage.Wanted.of(call.request().getParam("model"), call.request().getParam("below"));
    } catch (IllegalArgumentException wrong) {
      refuse(call, 400, String.valueOf(wrong.getMessage()));
      return;
    }
    page.render(wanted)
        .subscribe()
        .with(
            html -> call.response().putHeader("content-type", "text/html; charset=utf-8").end(html),
            failure -> fail(call, failure));
  }

  private static void style(RoutingContext call) {
    call.response().putHeader("content-type", "text/css; charset=utf-8").end(RunsPage.STYLE);
  }

  /** A file of a report, by a name that reports have: no path leads elsewhere. */
  private void report(RoutingContext call) {
    String path = call.normalizedPath().substring(ROOT.length() + 1);
    int slash = path.indexOf('/');
    String run = slash < 0 ? path : path.substring(0, slash);
    String name = slash < 0 || slash == path.length() - 1 ? PAGE : path.substring(slash + 1);
    if (!RUN_ID.matcher(run).matches() || !ReportFiles.isNamed(name)) {
      unknown(call, null);
      return;
    }
    if (slash < 0) {
      redirect(call, ReportAddress.of(run));
      return;
    }
    Path file = new RunWorkspace(artifacts.runDirectory(run)).report().resolve(name);
    HttpServerResponse response = call.response();
    response
        .putHeader("content-type", contentType(name))
        .putHeader("content-security-policy", REPORT_POLICY)
        .sendFile(file.toString())
        .onFailure(failure -> unknown(call, failure));
  }

  private static String contentType(String name) {
    if (name.endsWith(".html")) {
      return "text/html; charset=utf-8";
    }
    return name.endsWith(".svg") ? "image/svg+xml" : "application/json";
  }

  private static void redirect(RoutingContext call, String to) {
    call.response().setStatusCode(302).putHeader("location", to).end();
  }

  private static void unknown(RoutingContext call, @Nullable Throwable failure) {
    LOG.debugf(failure, "%s is not there", call.normalizedPath());
    refuse(call, 404, "there is no such page; " + ROOT + " lists the runs and their reports");
  }

  private static void fail(RoutingContext call, Throwable failure) {
    if (failure instanceof ServiceException refused) {
      int status = refused.reason().code() == Code.NOT_FOUND ? 404 : 503;
      refuse(call, status, String.valueOf(refused.getMessage()));
    } else {
      LOG.errorf(failure, "%s failed", call.normalizedPath());
      refuse(call, 500, "internal error; the service's log tells more");
    }
  }

  private static void refuse(RoutingContext call, int status, String why) {
    if (!call.response().ended() && !call.response().headWritten()) {
      call.response()
          .setStatusCode(status)
          .putHeader("content-type", "text/plain; charset=utf-8")
          .end(why + "\n");
    }
  }
}
