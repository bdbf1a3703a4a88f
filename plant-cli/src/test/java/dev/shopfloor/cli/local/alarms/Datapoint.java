package dev.shopfloor.cli.local.alarms;

import dev.shopfloor.cli.local.template.AlarmMetric;
import java.time.Instant;

/** One value that a function published. */
record Datapoint(AlarmMetric metric, Instant at, double value) {}
