package dev.shopfloor.cli.page;

import dev.shopfloor.cli.page.Script.Machine;
import dev.shopfloor.model.ShiftRestated;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.oee.Bases;
import dev.shopfloor.oee.Fold;
import dev.shopfloor.oee.Head;
import dev.shopfloor.oee.Lifecycle;
import dev.shopfloor.oee.MinuteBucket;
import dev.shopfloor.oee.RollUp;
import dev.shopfloor.oee.RollUpCodec;
import dev.shopfloor.oee.ShiftCalendar;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftResultCodec;
import dev.shopfloor.oee.ShiftWindow;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.LineRule;
import dev.shopfloor.plant.PlantModel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Buckets and shift results as the OEE function leaves them. */
final class FakeResults {
  private static final Lifecycle FINAL = new Lifecycle(Lifecycle.Phase.FINAL, 1, null, true);
  private static final Lifecycle RESTATED =
      new Lifecycle(Lifecycle.Phase.RESTATED, 2, ShiftRestated.Cause.LATE_DATA, true);

  private FakeResults() {}

  static void write(FakeTables tables, PlantModel model) {
    List<ShiftResult> stamping = new ArrayList<>();
    for (Machine machine : Script.MACHINES) {
      AssetHistory history = history(model, machine);
      List<MinuteBucket> buckets = FakeProduction.buckets(history, FakeProduction.points(machine));
      buckets.forEach(bucket -> tables.bucket(machine.key(), bucket));
      ShiftWindow startUp = window(history, Script.START);
      boolean restated = machine.id().equals("press01");
      ShiftResult result = Fold.fold(history, startUp, buckets, startUp.end());
      keep(tables, result.with(restated ? RESTATED : FINAL));
      ShiftResult open = open(history, buckets);
      keep(tables, open);
      if (machine.line().equals("stamping")) {
        stamping.add(open);
      }
      if (restated) {
        versions(tables, history, startUp, buckets);
      }
    }
    rollUp(tables, new RollUp.Key(RollUp.Scope.LINE, "chemnitz", "stamping", "early", 0), stamping);
    rollUp(tables, new RollUp.Key(RollUp.Scope.PLANT, "chemnitz", "", "early", 0), stamping);
  }

  private static void rollUp(FakeTables tables, RollUp.Key key, List<ShiftResult> members) {
    ShiftResult first = members.getFirst();
    Bases bases = members.stream().map(ShiftResult::bases).reduce(Bases.NONE, Bases::plus);
    ShiftWindow window = first.window();
    RollUp rollUp =
        new RollUp(
            new RollUp.Key(key.scope(), key.site(), key.line(), key.shift(), window.start()),
            window.businessDate(),
            window.end(),
            first.asOf(),
            LineRule.Method.WEIGHTED,
            bases,
            first.times(),
            first.pieces(),
            first.stops(),
            List.of(),
            new RollUp.Headline(bases, first.pieces()),
            Set.of(),
            List.of(new RollUp.Member("press01", 0, first.asOf(), false)),
            1);
    byte[] json = Json.bytes(out -> RollUpCodec.write(out, rollUp));
    String partition = key.line().isEmpty() ? "P#chemnitz" : "L#chemnitz/" + key.line();
    tables.rollUp(partition, start(first), new String(json, StandardCharsets.UTF_8));
  }

  /** As if the minutes of the fault had come when the shift was final. */
  private static void versions(
      FakeTables tables, AssetHistory history, ShiftWindow window, List<MinuteBucket> buckets) {
    long from = MinuteBucket.minuteOf(Script.at(31).toEpochMilli() * 1_000_000);
    List<MinuteBucket> early =
        buckets.stream()
            .filter(bucket -> bucket.minute() < from || bucket.minute() > from + 12)
            .toList();
    ShiftResult first = Fold.fold(history, window, early, window.end());
    ShiftResult second = Fold.fold(history, window, buckets, window.end());
    version(tables, first.with(Lifecycle.ENDED), null, 60);
    version(tables, first.with(FINAL), first.with(Lifecycle.ENDED), 62);
    version(tables, second.with(RESTATED), first.with(FINAL), 72);
  }

  private static void version(
      FakeTables tables, ShiftResult result, @Nullable ShiftResult before, double minute) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("result", AttributeValue.fromS(text(result)));
    if (before != null) {
      item.put("before", AttributeValue.fromS(text(before)));
    }
    item.put("at", AttributeValue.fromN(Script.at(minute).toEpochMilli() + "000000"));
    long late = result.version() > 1 ? Script.START.toEpochMilli() * 1_000_000 : Head.NOTHING;
    item.put("lateFrom", AttributeValue.fromN(Long.toString(late)));
    tables.version(result.asset().text(), start(result), result.version(), item);
  }

  /** The result of the shift that runs. */
  static ShiftResult open(AssetHistory history, List<MinuteBucket> buckets) {
    ShiftWindow early = window(history, Script.TICK);
    return Fold.fold(history, early, buckets, Script.TICK.toEpochMilli() * 1_000_000);
  }

  static AssetHistory history(PlantModel model, Machine machine) {
    return model.assets().stream()
        .filter(each -> each.key().text().equals(machine.key()))
        .findFirst()
        .orElseThrow();
  }

  private static ShiftWindow window(AssetHistory history, Instant at) {
    long time = at.toEpochMilli() * 1_000_000;
    AssetRevision revision = history.at(time);
    return ShiftCalendar.windowAt(revision.zone(), revision.oee().shifts(), time);
  }

  private static void keep(FakeTables tables, ShiftResult result) {
    tables.result(result.asset().text(), start(result), text(result));
  }

  private static String start(ShiftResult result) {
    return Instant.ofEpochMilli(result.window().start() / 1_000_000).toString();
  }

  private static String text(ShiftResult result) {
    byte[] json = Json.bytes(out -> ShiftResultCodec.write(out, result));
    return new String(json, StandardCharsets.UTF_8);
  }
}
