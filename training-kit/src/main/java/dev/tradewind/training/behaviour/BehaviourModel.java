package dev.tradewind.training.behaviour;

import dev.tradewind.training.fit.ModelRun;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.ParameterSpec;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.RunResult;
import dev.tradewind.training.run.TrainingModel;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What a shopper does next: the next action, a purchase, leaving, money. */
public final class BehaviourModel implements TrainingModel {

  private static final int GOLDEN = 4;

  @Override
  public String name() {
    return "behaviour";
  }

  @Override
  public String task() {
    return "what a shopper does next: buys, leaves, spends";
  }

  @Override
  public List<String> formats() {
    return List.of(
        "CSV of events: shopper,time,action and optionally value",
        "CSV of purchases: shopper,time,value",
        "CSV of invoices (Online Retail): InvoiceNo,Quantity,InvoiceDate,UnitPrice,CustomerID");
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.whole("epochs", 12, 1, 1000),
        ParameterSpec.whole("patience", 3, 1, 100),
        ParameterSpec.whole("batch_size", 256, 8, 8192),
        ParameterSpec.decimal("learning_rate", 0.003, 1e-6, 0.1),
        ParameterSpec.decimal("weight_decay", 0.01, 0, 10),
        ParameterSpec.decimal("dropout", 0.2, 0, 0.9),
        ParameterSpec.whole("length", 32, 2, 512),
        ParameterSpec.whole("units", 32, 4, 512),
        ParameterSpec.whole("hidden", 64, 4, 1024),
        ParameterSpec.suited("horizon_days", 1.0 / 24, 3650),
        ParameterSpec.decimal("session_minutes", 30, 1, 1440),
        ParameterSpec.text("purchase"));
  }

  @Override
  public RunResult train(RunRequest request, ProgressListener listener) {
    return ModelRun.of(request, listener, BehaviourModel::train);
  }

  private static RunResult train(ModelRun run) throws IOException, InterruptedException {
    RunRequest request = run.request();
    Events events = Events.read(request.data(), request.parameters().text("purchase"));
    Periods periods = Periods.of(events, request.parameters());
    RunRequest suited = request.with(request.parameters().suited("horizon_days", periods.days()));
    BehaviourSplit split = BehaviourSplit.of(events, periods, request.seed());
    BehaviourShape shape = shape(suited.parameters(), events, periods);
    BehaviourFit.Fitted fitted =
        new BehaviourFit(suited, run.log(), run.budget(), shape, events).fit(split);
    try (BehaviourInference inference = fitted.inference()) {
      run.begin(Phase.EVALUATE);
      BehaviourMeasurement measured =
          new BehaviourMeasurement(
              events,
              split.test(),
              inference.answers(split.test()),
              new SimpleMethods(events, periods, split.train()),
              request.seed());
      return run.handOver(
          split.train().size(),
          events.fingerprint(),
          new BehaviourReport(suited, fitted, events, periods, split, shape)
              .of(measured, run.log()),
          OptionalDouble.of(fitted.choices().quality()),
          (told, directory) -> inference.write(questions(split), shape.length(), told, directory));
    }
  }

  /** Some of either kind. */
  private static List<Moment> questions(BehaviourSplit split) {
    return Stream.concat(
            split.test().stream().filter(Moment::isOfHorizon).limit(GOLDEN),
            BehaviourSplit.ofVisits(split.test()).stream().limit(GOLDEN))
        .toList();
  }

  static BehaviourShape shape(Hyperparameters parameters, Events events, Periods periods) {
    return new BehaviourShape(
        events.actions().size(),
        events.purchase(),
        parameters.whole("length"),
        parameters.whole("units"),
        parameters.whole("hidden"),
        periods.horizon(),
        parameters.decimal("dropout"));
  }
}
