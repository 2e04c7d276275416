package dev.tradewind.training.artefact;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.training.nn.ModelSession;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.nn.export.GoldenRequest;
import dev.tradewind.training.nn.export.GoldenRequests;
import dev.tradewind.training.nn.export.SavedModelWriter;
import dev.tradewind.training.nn.export.Signature;
import dev.tradewind.training.nn.export.WarmUpRequests;
import dev.tradewind.training.report.ReportData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tensorflow.op.Op;

/**
 * A SavedModel that any TensorFlow loads, and in its {@code assets.extra}: golden requests with the
 * measured model's answers, the same requests for warming up, a card for people and a manifest for
 * machines.
 *
 * @param signatures how it is called
 * @param tables to be filled once after loading
 * @param questions golden requests, each to one of the signatures; at least one
 */
public record Artefact(
    List<Signature> signatures, List<? extends Op> tables, List<GoldenRequest> questions) {

  public Artefact {
    signatures = List.copyOf(signatures);
    tables = List.copyOf(tables);
    questions = List.copyOf(questions);
  }

  /**
   * Writes it, loads it again and asks it the golden requests.
   *
   * @param session that was measured
   * @param directory must not exist yet
   */
  public GoldenCheck write(ModelSession session, ReportData report, Path directory)
      throws IOException {
    GoldenRequests golden = GoldenRequests.answeredBy(session, signatures, questions);
    SavedModelWriter.write(directory, session, signatures, tables);
    golden.write(directory);
    WarmUpRequests.write(directory, report.header().model(), golden.requests());
    Path extra = directory.resolve(SavedModelWriter.EXTRA);
    Files.writeString(extra.resolve("model_card.md"), ModelCardFile.text(report), UTF_8);
    Manifest manifest = Manifest.of(report, signatures, CodeFingerprint.ofThisProgram());
    Files.write(
        extra.resolve("manifest.json"),
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    return golden.ask(directory);
  }
}
