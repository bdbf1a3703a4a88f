package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.json.Json;
import java.io.IOException;

/** Where a plant's definitions differ from the default, as JSON: only what differs is written. */
final class OeePolicyCodec {
  private OeePolicyCodec() {}

  static void write(JsonGenerator json, OeePolicy policy) throws IOException {
    OeePolicy usual = OeePolicy.DEFAULT;
    json.writeStartObject();
    word(json, "planned", policy.planned(), usual.planned());
    word(json, "noOrder", policy.noOrder(), usual.noOrder());
    word(json, "unknown", policy.unknown(), usual.unknown());
    word(json, "waiting", policy.waiting(), usual.waiting());
    word(json, "setup", policy.setup(), usual.setup());
    word(json, "changeover", policy.changeover(), usual.changeover());
    word(json, "rework", policy.rework(), usual.rework());
    if (policy.inferRun() != usual.inferRun()) {
      json.writeBooleanField("inferRun", policy.inferRun());
    }
    number(json, "idleBelow", policy.idleBelow(), usual.idleBelow());
    number(json, "dipPieces", policy.dipPieces(), usual.dipPieces());
    number(json, "dipPercent", policy.dipPercent(), usual.dipPercent());
    number(json, "plausible", policy.plausible(), usual.plausible());
    number(json, "lateness", policy.lateness(), usual.lateness());
    number(json, "grace", policy.grace(), usual.grace());
    number(json, "quiet", policy.quiet(), usual.quiet());
    number(json, "lockAfter", policy.lockAfter(), usual.lockAfter());
    number(json, "lockDay", policy.lockDay(), usual.lockDay());
    number(json, "restateModel", policy.restateModel(), usual.restateModel());
    json.writeEndObject();
  }

  private static void word(JsonGenerator json, String name, Enum<?> value, Enum<?> usual)
      throws IOException {
    if (value != usual) {
      json.writeStringField(name, value.name());
    }
  }

  private static void number(JsonGenerator json, String name, long value, long usual)
      throws IOException {
    if (value != usual) {
      json.writeNumberField(name, value);
    }
  }

  static OeePolicy read(JsonParser json) throws IOException {
    Json.enterObject(json);
    OeePolicy usual = OeePolicy.DEFAULT;
    OeePolicy.PlannedRun planned = usual.planned();
    OeePolicy.Counts noOrder = usual.noOrder();
    OeePolicy.Counts unknown = usual.unknown();
    OeePolicy.Counts waiting = usual.waiting();
    OeePolicy.Setup setup = usual.setup();
    OeePolicy.Changeover changeover = usual.changeover();
    OeePolicy.Rework rework = usual.rework();
    boolean inferRun = usual.inferRun();
    long idleBelow = usual.idleBelow();
    long dipPieces = usual.dipPieces();
    int dipPercent = usual.dipPercent();
    int plausible = usual.plausible();
    long lateness = usual.lateness();
    long grace = usual.grace();
    long quiet = usual.quiet();
    long lockAfter = usual.lockAfter();
    int lockDay = usual.lockDay();
    long restateModel = usual.restateModel();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "planned" -> planned = Json.constant(OeePolicy.PlannedRun.class, json);
        case "noOrder" -> noOrder = Json.constant(OeePolicy.Counts.class, json);
        case "unknown" -> unknown = Json.constant(OeePolicy.Counts.class, json);
        case "waiting" -> waiting = Json.constant(OeePolicy.Counts.class, json);
        case "setup" -> setup = Json.constant(OeePolicy.Setup.class, json);
        case "changeover" -> changeover = Json.constant(OeePolicy.Changeover.class, json);
        case "rework" -> rework = Json.constant(OeePolicy.Rework.class, json);
        case "inferRun" -> inferRun = PlantCodec.truth(json);
        case "idleBelow" -> idleBelow = Json.whole(json, name);
        case "dipPieces" -> dipPieces = Json.whole(json, name);
        case "dipPercent" -> dipPercent = small(json, name);
        case "plausible" -> plausible = small(json, name);
        case "lateness" -> lateness = Json.whole(json, name);
        case "grace" -> grace = Json.whole(json, name);
        case "quiet" -> quiet = Json.whole(json, name);
        case "lockAfter" -> lockAfter = Json.whole(json, name);
        case "lockDay" -> lockDay = small(json, name);
        case "restateModel" -> restateModel = Json.whole(json, name);
        default -> json.skipChildren();
      }
    }
    return new OeePolicy(
        planned,
        noOrder,
        unknown,
        waiting,
        setup,
        changeover,
        rework,
        inferRun,
        idleBelow,
        dipPieces,
        dipPercent,
        plausible,
        lateness,
        grace,
        quiet,
        lockAfter,
        lockDay,
        restateModel);
  }

  private static int small(JsonParser json, String name) throws IOException {
    long number = Json.whole(json, name);
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw new IOException("\"" + name + "\" cannot be " + number);
    }
    return (int) number;
  }
}
