package dev.tradewind.bench.serve;

import dev.tradewind.api.inference.oip.GRPCInferenceServiceGrpc;
import dev.tradewind.api.inference.oip.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A caller who asks for other outputs each time: what the service holds more for it. TensorFlow
 * keeps something for each set of outputs that a session was ever asked for.
 *
 * @param filters how many different sets of outputs were asked for
 * @param grownMebibytes what the process held more at the end
 */
record FilterRun(int filters, double grownMebibytes) {

  private static final String MODEL = "filtered";
  private static final int OUTPUTS = 24;
  private static final int WARM_UP = 2_000;

  static FilterRun measure(InferenceProcess service, Path models, int filters)
      throws IOException, InterruptedException {
    BenchModel.write(models.resolve(MODEL), 1, 64, OUTPUTS);
    service.awaitReady(MODEL, "1");
    GRPCInferenceServiceBlockingStub stub =
        GRPCInferenceServiceGrpc.newBlockingStub(service.channel());
    for (int call = 0; call < WARM_UP; call++) {
      stub.modelInfer(InferRequest.of(MODEL, 1, List.of()));
    }
    double before = service.residentMebibytes();
    Random random = new Random(42);
    Set<Set<String>> asked = new HashSet<>();
    while (asked.size() < filters) {
      Set<String> names = new TreeSet<>();
      for (int output = 0; output < OUTPUTS; output++) {
        if (random.nextBoolean()) {
          names.add("y" + output);
        }
      }
      if (asked.add(names)) {
        stub.modelInfer(InferRequest.of(MODEL, 1, names));
      }
    }
    return new FilterRun(filters, service.residentMebibytes() - before);
  }
}
