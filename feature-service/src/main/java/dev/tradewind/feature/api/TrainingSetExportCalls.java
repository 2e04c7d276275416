package dev.tradewind.feature.api;

import dev.tradewind.api.feature.v1.CancelTrainingSetExportRequest;
import dev.tradewind.api.feature.v1.CancelTrainingSetExportResponse;
import dev.tradewind.api.feature.v1.CreateTrainingSetExportRequest;
import dev.tradewind.api.feature.v1.CreateTrainingSetExportResponse;
import dev.tradewind.api.feature.v1.ExportState;
import dev.tradewind.api.feature.v1.GetTrainingSetExportRequest;
import dev.tradewind.api.feature.v1.GetTrainingSetExportResponse;
import dev.tradewind.api.feature.v1.TrainingSetExport;
import dev.tradewind.feature.history.TrainingSetQuery;
import dev.tradewind.feature.history.export.Export;
import dev.tradewind.feature.history.export.Export.Outcome;
import dev.tradewind.feature.history.export.TrainingSetExports;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;

/** The calls about exports. */
@Singleton
class TrainingSetExportCalls {

  private final TrainingSetExports exports;

  TrainingSetExportCalls(TrainingSetExports exports) {
    this.exports = exports;
  }

  Uni<CreateTrainingSetExportResponse> create(
      CreateTrainingSetExportRequest request, TrainingSetQuery query) {
    if (new HashSet<>(query.features()).size() < query.features().size()) {
      String problem = "each feature once: it names a column of the file";
      throw new ServiceException(
          CommonReason.FIELD_INVALID,
          "training_set.features: " + problem,
          List.of(new FieldViolation("training_set.features", problem)));
    }
    String fingerprint = TrainingSetRequests.fingerprint(request.getTrainingSet());
    return exports
        .create(request.getExportId(), fingerprint, query)
        .map(
            export ->
                CreateTrainingSetExportResponse.newBuilder()
                    .setTrainingSetExport(toMessage(export))
                    .build());
  }

  Uni<GetTrainingSetExportResponse> get(GetTrainingSetExportRequest request) {
    return exports
        .get(request.getExportId())
        .map(
            export ->
                GetTrainingSetExportResponse.newBuilder()
                    .setTrainingSetExport(toMessage(export))
                    .build());
  }

  Uni<CancelTrainingSetExportResponse> cancel(CancelTrainingSetExportRequest request) {
    return exports
        .cancel(request.getExportId())
        .map(
            export ->
                CancelTrainingSetExportResponse.newBuilder()
                    .setTrainingSetExport(toMessage(export))
                    .build());
  }

  private static TrainingSetExport toMessage(Export export) {
    TrainingSetExport.Builder message =
        TrainingSetExport.newBuilder().setExportId(export.id()).setProgress(export.progress());
    Outcome outcome = export.outcome();
    if (outcome instanceof Outcome.Finished finished) {
      message
          .setState(ExportState.EXPORT_STATE_FINISHED)
          .setRows(finished.rows())
          .setUri(finished.uri())
          .setSha256(finished.sha256())
          .addAllEndOffsets(finished.endOffsets());
    } else if (outcome instanceof Outcome.Failed failed) {
      message.setState(ExportState.EXPORT_STATE_FAILED).setError(failed.error());
    } else if (outcome instanceof Outcome.Cancelled cancelled) {
      message.setState(ExportState.EXPORT_STATE_CANCELLED).setError(cancelled.reason());
    } else {
      message.setState(ExportState.EXPORT_STATE_RUNNING);
    }
    return message.build();
  }
}
