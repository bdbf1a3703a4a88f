package dev.shopfloor.cli.cost;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** A report as one line of JSON. Amounts are exact decimals of USD. */
public final class CostJson {
  private CostJson() {}

  /** The line. */
  public static String of(CostReport report, LocalDate today) {
    return new String(
        Json.bytes(json -> {
          json.writeStartObject();
          json.writeStringField("region", report.prices().region());
          json.writeStringField("pricesOf", report.prices().date().toString());
          json.writeBooleanField("pricesOld", report.prices().old(today));
          census(json, report);
          assumed(json, report.assumed());
          json.writeArrayFieldStart("variants");
          for (CostReport.Priced each : report.priced()) {
            variant(json, each);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("comparisons");
          for (Bill bill : report.naive().values()) {
            comparison(json, bill);
          }
          for (Bill bill : report.siteWise()) {
            comparison(json, bill);
          }
          json.writeEndArray();
          json.writeNumberField("cheapest", report.priced().indexOf(report.cheapest()));
          json.writeArrayFieldStart("ifTwice");
          for (Swing swing : report.swings()) {
            json.writeStartObject();
            json.writeStringField("option", swing.option());
            json.writeNumberField("more", swing.more());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }),
        StandardCharsets.UTF_8);
  }

  private static void census(JsonGenerator json, CostReport report) throws IOException {
    Census census = report.census();
    json.writeObjectFieldStart("sample");
    json.writeNumberField("messages", census.messages());
    json.writeNumberField("seconds", census.seconds());
    json.writeNumberField("meanBytes", census.meanBytes());
    json.writeNumberField("readings", census.points());
    json.writeNumberField("forwarded", census.forwarded());
    json.writeNumberField("quarantined", census.refused());
    json.writeNumberField("assets", census.assets());
    json.writeEndObject();
    json.writeNumberField("assets", report.question().assets());
  }

  private static void assumed(JsonGenerator json, Assumptions assumed) throws IOException {
    json.writeObjectFieldStart("assumed");
    json.writeNumberField("requestMillis", assumed.requestMillis());
    json.writeNumberField("tableMillis", assumed.tableMillis());
    json.writeNumberField("readingMicros", assumed.readingMicros());
    json.writeNumberField("callMillis", assumed.callMillis());
    json.writeEndObject();
  }

  private static void variant(JsonGenerator json, CostReport.Priced each) throws IOException {
    json.writeStartObject();
    json.writeStringField("mode", each.variant().mode().word());
    json.writeStringField("store", each.variant().store().word());
    json.writeNumberField("pack", each.variant().pack());
    json.writeBooleanField("basicIngest", each.variant().basicIngest());
    bill(json, each.bill());
    json.writeEndObject();
  }

  private static void comparison(JsonGenerator json, Bill bill) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", bill.title());
    bill(json, bill);
    json.writeEndObject();
  }

  private static void bill(JsonGenerator json, Bill bill) throws IOException {
    json.writeNumberField("total", bill.total());
    json.writeNumberField("byAssumedPrices", bill.assumed());
    json.writeArrayFieldStart("lines");
    for (BillLine line : bill.lines()) {
      json.writeStartObject();
      json.writeStringField("part", line.part().word());
      json.writeStringField("service", line.price().service());
      json.writeStringField("what", line.what());
      json.writeNumberField("quantity", line.quantity());
      json.writeStringField("unit", line.price().unit());
      json.writeStringField("price", line.name());
      json.writeNumberField("amount", line.amount());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
