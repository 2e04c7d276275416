package dev.tradewind.training.schedule;

import dev.tradewind.api.training.v1.CreateTrainingScheduleRequest;
import dev.tradewind.api.training.v1.CreateTrainingScheduleResponse;
import dev.tradewind.api.training.v1.DeleteTrainingScheduleRequest;
import dev.tradewind.api.training.v1.DeleteTrainingScheduleResponse;
import dev.tradewind.api.training.v1.GetTrainingScheduleRequest;
import dev.tradewind.api.training.v1.GetTrainingScheduleResponse;
import dev.tradewind.api.training.v1.ListTrainingDecisionsRequest;
import dev.tradewind.api.training.v1.ListTrainingDecisionsResponse;
import dev.tradewind.api.training.v1.ListTrainingSchedulesRequest;
import dev.tradewind.api.training.v1.ListTrainingSchedulesResponse;
import dev.tradewind.api.training.v1.PauseTrainingScheduleRequest;
import dev.tradewind.api.training.v1.PauseTrainingScheduleResponse;
import dev.tradewind.api.training.v1.TrainingScheduleService;
import dev.tradewind.kit.paging.PageToken;
import dev.tradewind.training.schedule.domain.Decision;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The contract of schedules. */
@GrpcService
class ScheduleGrpcService implements TrainingScheduleService {

  private static final int DEFAULT_PAGE_SIZE = 20;

  private final Schedules schedules;

  ScheduleGrpcService(Schedules schedules) {
    this.schedules = schedules;
  }

  @Override
  public Uni<CreateTrainingScheduleResponse> createTrainingSchedule(
      CreateTrainingScheduleRequest request) {
    return schedules
        .create(
            ScheduleMessages.plan(request.getPlan()),
            Optional.of(request.getRequestId()).filter(id -> !id.isEmpty()))
        .map(
            schedule ->
                CreateTrainingScheduleResponse.newBuilder()
                    .setSchedule(ScheduleMessages.schedule(schedule))
                    .build());
  }

  @Override
  public Uni<GetTrainingScheduleResponse> getTrainingSchedule(GetTrainingScheduleRequest request) {
    return schedules
        .get(request.getScheduleId())
        .map(
            schedule ->
                GetTrainingScheduleResponse.newBuilder()
                    .setSchedule(ScheduleMessages.schedule(schedule))
                    .build());
  }

  @Override
  public Uni<ListTrainingSchedulesResponse> listTrainingSchedules(
      ListTrainingSchedulesRequest request) {
    return schedules
        .all()
        .map(
            all ->
                ListTrainingSchedulesResponse.newBuilder()
                    .addAllSchedules(all.stream().map(ScheduleMessages::schedule).toList())
                    .build());
  }

  @Override
  public Uni<PauseTrainingScheduleResponse> pauseTrainingSchedule(
      PauseTrainingScheduleRequest request) {
    return schedules
        .pause(request.getScheduleId(), request.getPaused())
        .map(
            schedule ->
                PauseTrainingScheduleResponse.newBuilder()
                    .setSchedule(ScheduleMessages.schedule(schedule))
                    .build());
  }

  @Override
  public Uni<DeleteTrainingScheduleResponse> deleteTrainingSchedule(
      DeleteTrainingScheduleRequest request) {
    return schedules
        .delete(request.getScheduleId())
        .replaceWith(DeleteTrainingScheduleResponse.getDefaultInstance());
  }

  @Override
  public Uni<ListTrainingDecisionsResponse> listTrainingDecisions(
      ListTrainingDecisionsRequest request) {
    String scope = "ListTrainingDecisions/" + request.getScheduleId();
    long below =
        PageToken.lastKey(scope, request.getPageToken())
            .map(Long::parseLong)
            .orElse(Long.MAX_VALUE);
    int size = request.getPageSize() == 0 ? DEFAULT_PAGE_SIZE : request.getPageSize();
    return schedules
        .decisionsBelow(request.getScheduleId(), below, size + 1)
        .map(found -> page(scope, found, size));
  }

  private static ListTrainingDecisionsResponse page(String scope, List<Decision> found, int size) {
    List<Decision> page = found.subList(0, Math.min(size, found.size()));
    ListTrainingDecisionsResponse.Builder response =
        ListTrainingDecisionsResponse.newBuilder()
            .addAllDecisions(page.stream().map(ScheduleMessages::decision).toList());
    if (found.size() > size) {
      response.setNextPageToken(
          PageToken.after(scope, String.valueOf(page.get(size - 1).number())));
    }
    return response.build();
  }
}
