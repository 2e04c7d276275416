package dev.tradewind.training.privacy;

import dev.tradewind.api.training.v1.EraseSubjectRequest;
import dev.tradewind.api.training.v1.EraseSubjectResponse;
import dev.tradewind.api.training.v1.ListModelVersionsOfSubjectRequest;
import dev.tradewind.api.training.v1.ListModelVersionsOfSubjectResponse;
import dev.tradewind.api.training.v1.SubjectVersion;
import dev.tradewind.api.training.v1.TrainingPrivacyService;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.error.TrainingReason;
import dev.tradewind.training.registry.ModelMessages;
import io.quarkus.grpc.GrpcService;
import io.quarkus.grpc.RegisterInterceptor;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** The contract of what training has of people. Who does not show the token is denied. */
@GrpcService
@RegisterInterceptor(PrivacyToken.class)
class PrivacyGrpcService implements TrainingPrivacyService {

  private static final String DENIED = "denied";

  private final SubjectVersions subjects;

  PrivacyGrpcService(SubjectVersions subjects) {
    this.subjects = subjects;
  }

  @Override
  public Uni<EraseSubjectResponse> eraseSubject(EraseSubjectRequest request) {
    String subject = request.getSubjectId();
    return guarded(
        "EraseSubject",
        subject,
        request.getReason(),
        () ->
            subjects
                .erase(subject)
                .map(
                    at ->
                        EraseSubjectResponse.newBuilder()
                            .setErasedAt(ModelMessages.timestamp(at))
                            .build()));
  }

  @Override
  public Uni<ListModelVersionsOfSubjectResponse> listModelVersionsOfSubject(
      ListModelVersionsOfSubjectRequest request) {
    String subject = request.getSubjectId();
    return guarded(
        "ListModelVersionsOfSubject",
        subject,
        request.getReason(),
        () ->
            subjects
                .of(subject)
                .map(
                    found ->
                        ListModelVersionsOfSubjectResponse.newBuilder()
                            .addAllVersions(
                                found.stream().map(PrivacyGrpcService::version).toList())
                            .build()));
  }

  /** Nothing is done, and nothing is answered, that was not written down before. */
  private <T> Uni<T> guarded(String method, String subject, String reason, Supplier<Uni<T>> work) {
    boolean allowed = PrivacyToken.isShown();
    return subjects
        .record(method, subject, reason, allowed ? "allowed" : DENIED)
        .chain(
            () -> {
              if (!allowed) {
                throw new ServiceException(
                    TrainingReason.PRIVACY_CALL_DENIED,
                    "privacy calls need the metadata \"authorization: Bearer <token>\" with the"
                        + " token of tradewind.training.privacy-token");
              }
              return work.get();
            });
  }

  private static SubjectVersion version(SubjectVersions.Found found) {
    return SubjectVersion.newBuilder()
        .setModel(found.version().model())
        .setVersion(found.version().version())
        .setRunId(found.version().runId())
        .addAllAliases(found.model().aliasesOf(found.version().version()))
        .build();
  }
}
