package dev.shopfloor.cli.alert;

import dev.shopfloor.cli.enrich.OutcomeLines;
import dev.shopfloor.workorder.Audit;
import dev.shopfloor.workorder.Occurrence;
import java.util.function.Consumer;

/** Prints what became of each line, one JSON object a line. */
record DecisionLines(OutcomeLines out) implements Consumer<Decided> {
  @Override
  public void accept(Decided decided) {
    out.line(
        decided.outcome(),
        json -> {
          Occurrence occurrence = decided.occurrence();
          if (occurrence != null) {
            json.writeStringField("eventId", occurrence.eventId());
            json.writeStringField("asset", occurrence.asset().text());
            json.writeNumberField("eventTime", occurrence.eventTime());
            json.writeStringField("subject", occurrence.subject());
            json.writeStringField("key", occurrence.key());
          }
          Audit audit = decided.audit();
          if (audit != null) {
            json.writeNumberField("generation", audit.generation());
            if (audit.order() != null) {
              json.writeStringField("order", audit.order());
            }
          }
          if (decided.why() != null) {
            json.writeStringField("why", decided.why());
          }
          json.writeStringField("at", decided.place());
        });
  }
}
