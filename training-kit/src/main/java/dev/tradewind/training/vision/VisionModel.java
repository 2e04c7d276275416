package dev.tradewind.training.vision;

import dev.tradewind.training.data.Fingerprint;
import dev.tradewind.training.fit.ModelRun;
import dev.tradewind.training.report.Header;
import dev.tradewind.training.report.ModelCard;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.RunReport;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.report.task.ClassTask;
import dev.tradewind.training.run.ParameterSpec;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.RunResult;
import dev.tradewind.training.run.TrainingModel;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What a picture shows. */
public final class VisionModel implements TrainingModel {

  private static final int GOLDEN = 3;

  @Override
  public String name() {
    return "vision";
  }

  @Override
  public String task() {
    return "what a picture shows";
  }

  @Override
  public List<String> formats() {
    return List.of(
        "a directory of IDX files (as MNIST's, gzipped or not): pictures and their labels; of two"
            + " such pairs the smaller one is the test",
        "a directory with a directory of pictures for each class: JPEG, PNG, GIF, BMP");
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.whole("epochs", 12, 1, 1000),
        ParameterSpec.whole("patience", 12, 1, 1000),
        ParameterSpec.whole("batch_size", 128, 8, 1024),
        ParameterSpec.decimal("learning_rate", 0.003, 1e-6, 0.1),
        ParameterSpec.decimal("weight_decay", 0.05, 0, 1),
        ParameterSpec.decimal("dropout", 0.3, 0, 0.9),
        ParameterSpec.whole("filters", 32, 4, 256),
        ParameterSpec.whole("side", 64, 16, 256));
  }

  @Override
  public RunResult train(RunRequest request, ProgressListener listener) {
    return ModelRun.of(request, listener, VisionModel::train);
  }

  private static RunResult train(ModelRun run) throws IOException, InterruptedException {
    RunRequest request = run.request();
    ImageSet set = ImageSet.read(request.data(), request.parameters().whole("side"));
    String fingerprint = Fingerprint.of(set.files());
    ImageSplit split = ImageSplit.of(set, request.seed());
    ImageShape shape = shape(request, split);
    LinearImages simple = LinearImages.fit(split.train(), split.classes().size(), request.seed());
    boolean mirrored = Mirroring.isHarmless(simple, split.validation());
    try (VisionInference inference = new VisionInference(shape, split.classes())) {
      double validation =
          VisionFit.fit(request, run.log(), run.budget(), shape, split, mirrored, inference);
      run.begin(Phase.EVALUATE);
      VisionMeasurement measured = VisionMeasurement.of(inference, simple, split, request.seed());
      ReportData report = report(request, run.log(), split, measured, mirrored, fingerprint);
      int[] some = IntStream.range(0, Math.min(GOLDEN, split.test().size())).toArray();
      return run.handOver(
          split.train().size(),
          fingerprint,
          report,
          OptionalDouble.of(validation),
          (told, directory) -> inference.write(split.test().only(some), told, directory));
    }
  }

  private static ImageShape shape(RunRequest request, ImageSplit split) {
    Images train = split.train();
    return new ImageShape(
        train.height(),
        train.width(),
        train.channels(),
        split.classes().size(),
        request.parameters().whole("filters"),
        request.parameters().decimal("dropout"),
        train.moments());
  }

  private static ReportData report(
      RunRequest request,
      TrainingLog log,
      ImageSplit split,
      VisionMeasurement measured,
      boolean mirrored,
      String fingerprint) {
    Header header =
        Header.of(
            request,
            "vision",
            "What a picture shows",
            "pictures",
            split.train().size(),
            split.test().size(),
            fingerprint,
            log);
    return RunReport.of(header, measured.comparisons())
        .log(log)
        .results(ClassTask.sections(measured.confusion(), measured.confidences()))
        .card(
            new ModelCard(
                "Telling what kind of product a picture shows, and, by its embedding, which ones"
                    + " look alike. Not for recognising people.",
                "Pictures labelled with one class each. The held-out ones are those that the data"
                    + " name, or else one in five of each class, drawn by the seed. The best epoch"
                    + " was chosen on one in twenty of the others. It learned from pictures moved"
                    + " by some pixels"
                    + (mirrored ? " and mirrored." : "; mirrored ones would have been others."),
                "It always names one of the classes that it knows, of one product that fills the"
                    + " picture. Pictures of another kind (other background, other cut) were not"
                    + " measured."))
        .build();
  }
}
