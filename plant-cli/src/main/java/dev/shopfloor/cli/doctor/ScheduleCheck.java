package dev.shopfloor.cli.doctor;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;

/**
 * Whether a schedule sends its ticks.
 *
 * @param group its group's name; empty for the default one
 */
record ScheduleCheck(String part, SchedulerClient schedules, Optional<String> group, String name)
    implements Check {
  @Override
  public List<Finding> look() {
    GetScheduleResponse schedule =
        Read.SCHEDULE.ask(() ->
            schedules.getSchedule(r -> {
              r.name(name);
              group.ifPresent(r::groupName);
            }));
    if (schedule.state() != ScheduleState.ENABLED) {
      return List.of(
          new Finding.Fault(
              part,
              "is disabled: nothing is done by the minute",
              Next.step(
                  "enable the schedule %s, as the template has it".formatted(name), Next.BY_HAND)));
    }
    return List.of(new Finding.Ok(part, "is enabled, %s".formatted(schedule.scheduleExpression())));
  }
}
