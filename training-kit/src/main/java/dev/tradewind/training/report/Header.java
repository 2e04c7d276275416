package dev.tradewind.training.report;

import dev.tradewind.training.run.FeatureInput;
import dev.tradewind.training.run.RunRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run was.
 *
 * @param model its name
 * @param run the run's id
 * @param task in a few words, for example "what a shopper wants, from a sentence"
 * @param unit what an example is, in the plural, for example "sentences"
 * @param trainedOn examples that it learned from
 * @param heldOut examples that it was measured on
 * @param seed of everything random
 * @param dataFingerprint SHA-256 of the training file
 * @param seconds from its start to the measurement's end
 * @param parameters as used, defaults included
 * @param features of the feature store that feed the model at serving
 */
public record Header(
    String model,
    String run,
    String task,
    String unit,
    long trainedOn,
    long heldOut,
    long seed,
    String dataFingerprint,
    double seconds,
    Map<String, String> parameters,
    List<FeatureInput> features) {

  public Header {
    parameters = new TreeMap<>(parameters);
    features = List.copyOf(features);
  }

  /** Of a run that has measured itself. */
  public static Header of(
      RunRequest request,
      String model,
      String task,
      String unit,
      long trainedOn,
      long heldOut,
      String dataFingerprint,
      TrainingLog log) {
    return new Header(
        model,
        runId(request.output().toAbsolutePath()),
        task,
        unit,
        trainedOn,
        heldOut,
        request.seed(),
        dataFingerprint,
        log.seconds(),
        request.parameters().asUsed(),
        request.features());
  }

  /**
   * A run's directory, which has its id, holds its output; one by hand has the name it is given.
   */
  private static String runId(Path output) {
    boolean ofService = output.endsWith("output") && output.getNameCount() > 1;
    Path directory = ofService ? output.getParent() : output;
    Path name = directory == null ? null : directory.getFileName();
    return name == null ? "" : name.toString();
  }
}
