package dev.tradewind.training.nn.export;

import dev.tradewind.training.nn.ModelSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorProto;

/**
 * Questions with the answers of the model as it was measured, kept beside the exported one ({@code
 * assets.extra/golden_requests.json}): whoever loads it can see that it is the same.
 *
 * @param requests with their answers
 * @param rankedBy by signature, as {@link Signature#rankedBy}
 * @param tolerance for numbers
 */
public record GoldenRequests(
    List<GoldenRequest> requests, Map<String, Map<String, String>> rankedBy, Tolerance tolerance) {

  private static final String FILE = "golden_requests.json";

  public GoldenRequests {
    requests = List.copyOf(requests);
    rankedBy = Map.copyOf(rankedBy);
  }

  /**
   * Asks the graph that was measured.
   *
   * @param questions each to one of the signatures
   */
  public static GoldenRequests answeredBy(
      ModelSession session, List<Signature> signatures, List<GoldenRequest> questions) {
    Map<String, SignatureCall> calls = new TreeMap<>();
    Map<String, Map<String, String>> ranked = new TreeMap<>();
    for (Signature signature : signatures) {
      calls.put(signature.name(), SignatureCall.of(signature));
      ranked.put(signature.name(), signature.rankedBy());
    }
    List<GoldenRequest> answered = new ArrayList<>();
    for (GoldenRequest question : questions) {
      SignatureCall call = calls.get(question.signature());
      if (call == null) {
        throw new IllegalArgumentException("no signature " + question.signature());
      }
      answered.add(question.answered(call.ask(session.session(), question.inputs())));
    }
    return new GoldenRequests(answered, ranked, Tolerance.STANDARD);
  }

  /** Writes them into the directory of an exported model. */
  public void write(Path savedModel) throws IOException {
    Path extra = Files.createDirectories(savedModel.resolve(SavedModelWriter.EXTRA));
    Files.write(extra.resolve(FILE), GoldenJson.write(this));
  }

  /** Reads what {@link #write} wrote. */
  public static GoldenRequests read(Path savedModel) throws IOException {
    return GoldenJson.read(
        Files.readAllBytes(savedModel.resolve(SavedModelWriter.EXTRA).resolve(FILE)));
  }

  /** Loads an exported model as any TensorFlow does, and asks it. */
  public GoldenCheck ask(Path savedModel) {
    int answered = 0;
    List<String> differing = new ArrayList<>();
    try (SavedModelBundle bundle = SavedModelBundle.load(savedModel.toString(), "serve")) {
      Map<String, SignatureDef> signatures = bundle.metaGraphDef().getSignatureDefMap();
      for (GoldenRequest request : requests) {
        String words = request.name() + " (" + request.signature() + "): ";
        SignatureDef signature = signatures.get(request.signature());
        if (signature == null) {
          differing.add(words + "the model has no such signature");
          continue;
        }
        try {
          Map<String, TensorProto> now =
              SignatureCall.of(signature).ask(bundle.session(), request.inputs());
          answered++;
          new GoldenAnswer(
                  request.outputs(),
                  now,
                  rankedBy.getOrDefault(request.signature(), Map.of()),
                  tolerance)
              .difference()
              .ifPresent(text -> differing.add(words + text));
        } catch (TensorFlowException | IllegalArgumentException e) {
          differing.add(words + e.getMessage());
        }
      }
    }
    return new GoldenCheck(requests.size(), answered, differing);
  }
}
