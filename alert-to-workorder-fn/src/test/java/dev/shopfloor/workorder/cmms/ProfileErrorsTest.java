package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Priority;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vendors' documented failures, and what each must mean. */
class ProfileErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      nullValues = "none",
      value = {
        // MaintainX: error or errors, a 401 without a body
        "maintainx | create | 401 | none | Unauthorized | 401: no words",
        "maintainx | create | 400 | {\"errors\":[{\"error\":\"Missing x-organization-id"
            + " header.\"}]} | Refused | 400: Missing x-organization-id header.",
        "maintainx | create | 422 | {\"error\":\"bad priority\"} | Refused | 422: bad priority",
        "maintainx | create | 404 | {\"error\":\"no\"} | Unready | 404: no (check CMMS_URL)",
        "maintainx | comment | 404 | {\"error\":\"no order\"} | Refused | 404: no order",
        "maintainx | read | 404 | {\"error\":\"no order\"} | Found | []",
        "maintainx | raise | 404 | {\"error\":\"no order\"} | Refused | 404: no order",
        "maintainx | create | 429 | {\"error\":\"slow\"} | Throttled 60 | 429: slow",
        "maintainx | create | 500 | none | Ambiguous | 500: no words",
        "maintainx | find | 500 | none | Unready | 500: no words",
        // Factory AI: error, code, details by field
        "factory-ai | create | 400 | {\"error\":\"Validation"
            + " failed\",\"details\":{\"scheduledDate\":\"must be in the future\"}} | Refused |"
            + " 400: Validation failed: must be in the future",
        "factory-ai | comment | 404 | {\"error\":\"Work order not found\",\"workOrderId\":\"wo-9\"}"
            + " | Refused | 404: Work order not found: wo-9",
        "factory-ai | read | 404 | {\"error\":\"Work order not found\",\"workOrderId\":\"wo-9\"}"
            + " | Found | []",
        "factory-ai | raise | 409 | {\"error\":\"Conflict\",\"reason\":\"closed\"}"
            + " | Refused | 409: Conflict: closed",
        "factory-ai | create | 403 | {\"error\":\"Insufficient"
            + " permissions\",\"code\":\"FORBIDDEN\"} | Refused | 403: Insufficient permissions:"
            + " FORBIDDEN",
        "factory-ai | create | 401 | {\"error\":\"expired\"} | Unauthorized | 401: expired",
        "factory-ai | create | 429 | {\"error\":\"Too Many\"} | Throttled 60 | 429: Too Many",
        "factory-ai | create | 200 | {\"error\":\"quota\"} | Ambiguous"
            + " | 200: an answer that is no success: quota",
        "factory-ai | find | 200 | {\"error\":\"quota\"} | Unready"
            + " | 200: an answer that is no success: quota",
        "factory-ai | read | 200 | {\"error\":\"quota\"} | Unready"
            + " | 200: an answer that is no success: quota",
        // Atlas: see also its traps
        "atlas | create | 403 | {\"success\":false,\"message\":\"Access denied\"}"
            + " | Refused | 403: Access denied",
        "atlas | comment | 403 | none | Unauthorized | 403: no words",
        "atlas | create | 406 | {\"success\":false,\"message\":\"not acceptable\"}"
            + " | Refused | 406: not acceptable",
        "atlas | create | 429 | none | Throttled 60 | 429: no words",
        "atlas | create | 502 | <html><h1>Bad Gateway</h1></html> | Ambiguous | 502: Bad Gateway",
        "atlas | create | 200 | <html><h1>Sign in</h1></html> | Ambiguous"
            + " | 200: an answer that cannot be read: it is no JSON: Sign in",
        "atlas | comment | 200 | <html><h1>Sign in</h1></html> | Ambiguous"
            + " | 200: an answer that cannot be read: it is no JSON: Sign in",
        "atlas | find | 200 | none | Unready | 200: an answer that is no success: no words",
        "atlas | read | 204 | none | Unready | 204: an answer that is no success: no words",
        "atlas | comment | 302 | none | Unready"
            + " | 302: no words (redirects are not followed; check CMMS_URL)",
        // a webhook: 409 is what it says to a key that it knows
        "webhook | create | 409 | {\"error\":\"seen\"} | Created | none",
        "webhook | comment | 409 | {\"error\":\"seen\"} | DONE | none",
        "webhook | create | 404 | no such page | Unready | 404: no such page (check CMMS_URL)",
        "webhook | create | 500 | none | Ambiguous | 500: no words",
        "webhook | create | 408 | none | Ambiguous | 408: no words",
        "webhook | create | 400 | {\"error\":\"bad\"} | Refused | 400: bad"
      })
  void aDocumentedFailureMeansWhatItMust(
      String profile, String operation, int status, String body, String outcome, String why) {
    // orders for no asset need no look-up
    Rig rig = new Rig(profile, "{\"operations\": {\"findAsset\": null}}");
    if (operation.equals("raise") && profile.equals("maintainx") && status != 404) {
      rig.answers(200, "{\"id\":159}");
    }
    rig.answers(status, body == null ? "" : body);

    Object came = call(rig.cmms(), operation);

    switch (came) {
      case Cmms.Throttled(long after, String said) -> {
        assertThat("Throttled " + after / Given.SECOND).isEqualTo(outcome);
        assertThat(said).isEqualTo(why);
      }
      case Cmms.Problem problem -> {
        assertThat(problem.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(problem.why()).isEqualTo(why);
      }
      case Cmms.Found found -> {
        assertThat(outcome).isEqualTo("Found");
        assertThat(found.orders()).hasToString(why);
      }
      case Cmms.Created created -> assertThat(outcome).isEqualTo("Created");
      default -> assertThat(came).hasToString(outcome);
    }
  }

  private static Object call(Cmms cmms, String operation) {
    return switch (operation) {
      case "create" -> cmms.create(Rig.draft(Priority.P2), Rig.LIMIT);
      case "comment" -> cmms.comment(Rig.ORDER, "again", "e1", Rig.LIMIT);
      case "raise" -> cmms.raisePriority(Rig.ORDER, Priority.P1, Rig.LIMIT);
      case "read" -> cmms.read(Rig.ORDER, Rig.LIMIT);
      case "find" -> cmms.findByMarker(Rig.MARKER, Rig.LIMIT);
      default -> throw new AssertionError(operation);
    };
  }
}
