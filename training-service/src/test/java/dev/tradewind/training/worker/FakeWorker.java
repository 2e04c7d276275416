package dev.tradewind.training.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real process that keeps to the worker's protocol and trains nothing. Parameter "mode" says how
 * it ends. Plain Java. A specification that says how large a network is, or the like, is for the
 * real worker, which takes over here.
 */
public final class FakeWorker {

  /** What it says of its code. */
  public static final String CODE = "c0de".repeat(16);

  private static final List<String> OF_THE_REAL_ONE =
      List.of("dimension", "hidden", "filters", "ngram");

  private FakeWorker() {}

  public static void main(String[] arguments) throws Exception {
    String spec = Files.readString(Path.of(arguments[0]), UTF_8);
    if (OF_THE_REAL_ONE.stream().anyMatch(name -> !field(spec, name, "").isEmpty())) {
      Class.forName("dev.tradewind.training.worker.Worker")
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    }
    endWithParent();
    String mode = field(spec, "mode", "succeed");
    System.err.println("fake worker in mode " + mode);
    System.out.println("2026-01-01 I some native library says hello");
    say("{'type':'progress','phase':'train','fraction':0.25,'epoch':1,'loss':4.5}");
    switch (mode) {
      case "refuse" -> {
        say("{'type':'error','reason':'PARAMETER_INVALID','message':'epochs: -1'}");
        System.exit(1);
      }
      case "crash" -> {
        System.err.println("# A fatal error has been detected by the Java Runtime Environment");
        Runtime.getRuntime().halt(134);
      }
      case "lie" -> {
        result(spec, 0.2);
        Runtime.getRuntime().halt(3);
      }
      case "silent" -> System.exit(0);
      case "hang" -> new CountDownLatch(1).await();
      case "out-of-memory" -> {
        System.err.println("Exception in thread: java.lang.OutOfMemoryError: Java heap space");
        for (int frame = 0; frame < 9; frame++) {
          System.err.println("\tat some.Frame(" + frame + ")");
        }
        System.exit(3);
      }
      case "checkpoint" -> trainOn(spec);
      case "checkpoint-and-hang" -> {
        if (!hasCheckpoint(spec)) {
          writeCheckpoint(spec);
          say("{'type':'progress','phase':'evaluate','fraction':0.5,'epoch':2,'loss':3.5}");
          new CountDownLatch(1).await();
        }
        trainOn(spec);
      }
      case "below-floor" -> result(spec, 0.01);
      default -> result(spec, Double.parseDouble(field(spec, "value", "0.2")));
    }
  }

  /** Dies at its first attempt, having written a checkpoint, and goes on from it at the second. */
  private static void trainOn(String spec) throws IOException {
    if (hasCheckpoint(spec)) {
      System.err.println("goes on from step 1");
      result(spec, 0.2);
    } else {
      writeCheckpoint(spec);
      System.err.println("killed after step 1");
      Runtime.getRuntime().halt(137);
    }
  }

  private static Path checkpoint(String spec) {
    return Path.of(field(spec, "output", ""), "checkpoints", "step-1", "state.json");
  }

  private static boolean hasCheckpoint(String spec) {
    return Files.exists(checkpoint(spec));
  }

  private static void writeCheckpoint(String spec) throws IOException {
    Files.createDirectories(checkpoint(spec).getParent());
    Files.writeString(checkpoint(spec), "{}");
  }

  /** A trial of a search keeps what it has learned, and says what it learns beside that. */
  private static void learn(String spec) throws IOException {
    String schedule = field(spec, "scheduleEpochs", "");
    if (schedule.isEmpty()) {
      return;
    }
    Path learned = Path.of(field(spec, "output", ""), "checkpoints", "choose", "state.json");
    String before = Files.exists(learned) ? Files.readString(learned, UTF_8) : "0";
    String after = field(spec, "epochs", "");
    System.err.println("learns epochs " + before + " to " + after + " of " + schedule);
    Files.createDirectories(learned.getParent());
    Files.writeString(learned, after);
  }

  /** The lines of a file, or of all files of a directory against the order of their names. */
  private static List<String> read(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      return Files.readAllLines(data, UTF_8);
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(data)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    List<String> lines = new ArrayList<>();
    for (Path file : files) {
      lines.addAll(Files.readAllLines(file, UTF_8));
    }
    return lines;
  }

  private static String privacy(String spec) {
    String epsilon = field(spec, "epsilon", "");
    return epsilon.isEmpty()
        ? ""
        : "'privacy':{'epsilon':" + epsilon + ",'delta':1e-6,'noise':1.1,'clip':1.0},";
  }

  private static void result(String spec, double value) throws IOException {
    learn(spec);
    List<String> data = read(Path.of(field(spec, "data", "")));
    Path model = Path.of(field(spec, "output", ""), "saved_model");
    Files.createDirectories(model.resolve("variables"));
    Files.writeString(model.resolve("variables/variables.index"), String.join("\n", data));
    Files.writeString(model.resolve("saved_model.pb"), "seed " + field(spec, "seed", ""));
    say("{'type':'progress','phase':'export','fraction':0.99,'epoch':5,'remainingSeconds':0.5}");
    say(
        "{'type':'result','examples':"
            + data.size()
            + ",'parameters':{'epochs':'5'},'dataFingerprint':'"
            + Integer.toHexString(data.hashCode())
            + "','metrics':[{'name':'ndcg_at_10','value':"
            + value
            + interval(spec)
            + ",'floor':0.05,'floorName':'popularity','higherIsBetter':true,'primary':true}],"
            + validation(spec)
            + privacy(spec)
            + "'code':'"
            + CODE
            + "',"
            + report(spec)
            + "'savedModel':'"
            + model
            + "'}");
  }

  private static String interval(String spec) {
    String low = field(spec, "low", "");
    return low.isEmpty() ? "" : ",'low':" + low + ",'high':" + field(spec, "high", "");
  }

  private static String validation(String spec) {
    String validation = field(spec, "validation", "");
    return validation.isEmpty() ? "" : "'validation':" + validation + ",";
  }

  /** Parameter "report": "whole", or "foreign" for one with a file that no report has. */
  private static String report(String spec) throws IOException {
    String wanted = field(spec, "report", "");
    if (wanted.isEmpty()) {
      return "";
    }
    Path directory = Path.of(field(spec, "output", ""), "report");
    Files.createDirectories(directory.resolve("charts"));
    Files.writeString(directory.resolve("index.html"), "<!doctype html><title>A report</title>");
    Files.writeString(directory.resolve("report.json"), "{}");
    Files.writeString(directory.resolve("charts/01-loss.svg"), "<svg/>");
    if (wanted.equals("foreign")) {
      Files.writeString(directory.resolve("script.js"), "alert(1)");
    }
    return "'report':'" + directory.resolve("index.html") + "',";
  }

  private static void say(String line) {
    System.out.println(line.replace('\'', '"'));
    System.out.flush();
  }

  private static String field(String json, String name, String otherwise) {
    Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}\\s]*)").matcher(json);
    return matcher.find() ? matcher.group(1) : otherwise;
  }

  private static void endWithParent() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is ever sent; only the end counts.
                }
              } catch (IOException closed) {
                System.err.println("standard input: " + closed);
              }
              Runtime.getRuntime().halt(2);
            });
    watch.setDaemon(true);
    watch.start();
  }
}
