package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.oee.ResultFlag;
import dev.shopfloor.oee.RollUp;
import dev.shopfloor.oee.aws.OeeResults;
import dev.shopfloor.plant.AssetRevision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** OEE of the lines and of the plant in their newest shift, read once for each tick. */
final class RollUpSection {
  private static final String TABLE = "OeeTable";
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final PageSource source;
  private List<RollUp> newest = List.of();
  private long tick = Long.MIN_VALUE;

  private record Line(String site, String line) implements Comparable<Line> {
    @Override
    public int compareTo(Line other) {
      int bySite = site.compareTo(other.site);
      return bySite != 0 ? bySite : line.compareTo(other.line);
    }
  }

  RollUpSection(PageSource source) {
    this.source = source;
  }

  void write(JsonGenerator json) throws IOException {
    Now now = Now.of(source);
    if (tick != now.tick()) {
      newest = read(now);
      tick = now.tick();
    }
    json.writeStartArray();
    for (RollUp rollUp : newest) {
      write(json, rollUp);
    }
    json.writeEndArray();
  }

  private static List<RollUp> read(Now now) {
    DynamoDbClient tables = now.source().stores().tables();
    TreeSet<Line> lines = new TreeSet<>();
    TreeSet<String> sites = new TreeSet<>();
    for (AssetRevision asset : now.assets()) {
      lines.add(new Line(asset.key().site(), asset.context().line()));
      sites.add(asset.key().site());
    }
    List<RollUp> read = new ArrayList<>();
    for (String site : sites) {
      last(OeeResults.plant(tables, TABLE, site), read);
    }
    for (Line line : lines) {
      last(OeeResults.line(tables, TABLE, line.site(), line.line()), read);
    }
    return read;
  }

  private static void last(List<RollUp> inOrder, List<RollUp> to) {
    if (!inOrder.isEmpty()) {
      to.add(inOrder.getLast());
    }
  }

  private static void write(JsonGenerator json, RollUp rollUp) throws IOException {
    json.writeStartObject();
    json.writeStringField("scope", rollUp.key().scope().name());
    json.writeStringField("site", rollUp.key().site());
    json.writeStringField("line", rollUp.key().line());
    json.writeStringField("code", rollUp.key().shift());
    json.writeNumberField("start", rollUp.key().start() / NANOS_PER_MILLI);
    json.writeNumberField("end", rollUp.end() / NANOS_PER_MILLI);
    json.writeNumberField("asOf", rollUp.asOf() / NANOS_PER_MILLI);
    json.writeStringField("method", rollUp.method().name());
    json.writeNumberField("members", rollUp.members().size());
    json.writeNumberField("planned", rollUp.headline().bases().planned() / NANOS_PER_MILLI);
    json.writeNumberField("goodIdeal", rollUp.headline().bases().goodIdeal() / NANOS_PER_MILLI);
    ShiftJson.writeRatios(json, rollUp.ratios());
    json.writeArrayFieldStart("flags");
    for (ResultFlag flag : rollUp.flags()) {
      json.writeString(flag.name());
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
