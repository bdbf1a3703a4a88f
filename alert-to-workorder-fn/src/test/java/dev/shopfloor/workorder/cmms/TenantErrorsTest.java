package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Priority;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documented failures of UpKeep, Limble, Fiix and ERPNext, and what each must mean. */
class TenantErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      nullValues = "none",
      value = {
        // UpKeep: a message; success may be false under a 200
        "upkeep | create | 400 | {\"message\":\"title cannot be null\"} | Refused | 400: title"
            + " cannot be null",
        "upkeep | create | 200 | {\"success\":false,\"message\":\"no category\"} | Refused | 200:"
            + " an answer that is no success: no category",
        "upkeep | find | 200 | {\"success\":false,\"message\":\"busy\"} | Unready | 200: an answer"
            + " that is no success: busy",
        "upkeep | comment | 200 | {\"success\":false,\"message\":\"no text\"} | Refused | 200: an"
            + " answer that is no success: no text",
        "upkeep | create | 401 | {\"message\":\"Unauthorized\"} | Unauthorized | 401: Unauthorized",
        "upkeep | create | 400 | {\"message\":\"invalid session token\"} | Unauthorized | 400:"
            + " invalid session token",
        "upkeep | create | 403 | {\"message\":\"your plan has no API\"} | Refused | 403: your plan"
            + " has no API",
        "upkeep | read | 404 | {\"success\":false,\"message\":\"not found\"} | Found | []",
        "upkeep | read | 404 | <h1>no such page</h1> | Unready | 404: no such page (check"
            + " CMMS_URL)",
        "upkeep | create | 429 | none | Throttled 60 | 429: no words",
        "upkeep | create | 500 | none | Ambiguous | 500: no words",
        // Limble: see also its requests
        "limble | create | 400 | {\"message\":\"statusID is not allowed\"} | Refused | 400:"
            + " statusID is not allowed",
        "limble | create | 422 | {\"message\":\"asset of another location\"} | Refused | 422:"
            + " asset of another location",
        "limble | create | 401 | none | Unauthorized | 401: no words",
        "limble | create | 403 | {\"message\":\"bad credentials\"} | Unauthorized | 403: bad"
            + " credentials",
        "limble | create | 403 | {\"message\":\"Forbidden\"} | Refused | 403: Forbidden",
        "limble | comment | 404 | {\"message\":\"no task\"} | Refused | 404: no task",
        "limble | comment | 404 | <h1>proxy</h1> | Unready | 404: proxy (check CMMS_URL)",
        "limble | comment | 501 | none | Refused | 501: no words",
        "limble | find | 500 | none | Unready | 500: no words",
        "limble | create | 200 | none | Ambiguous | 200: an answer that is no success: no words",
        // Fiix: 200 with the error in the body
        "fiix | create | 200 | {\"error\":{\"leg\":\"SERVER_REQUEST_PROCESS\",\"code\":12,"
            + "\"message\":\"intSiteID is required\"}} | Refused | 200: an answer that is no"
            + " success: SERVER_REQUEST_PROCESS: intSiteID is required",
        "fiix | create | 200 | {\"error\":{\"leg\":\"SERVER_REQUEST_UNPACK\",\"code\":2,"
            + "\"message\":\"no class Wrokorder\"}} | Refused | 200: an answer that is no success:"
            + " SERVER_REQUEST_UNPACK: no class Wrokorder",
        "fiix | create | 200 | {\"error\":{\"leg\":\"SERVER_RESPONSE_PACK\",\"code\":2}} |"
            + " Ambiguous | 200: an answer that is no success: SERVER_RESPONSE_PACK",
        "fiix | create | 200 | {\"error\":{\"leg\":\"SERVER_REQUEST_PROCESS\",\"code\":9,"
            + "\"message\":\"Deadlock found\"}} | Ambiguous | 200: an answer that is no success:"
            + " SERVER_REQUEST_PROCESS: Deadlock found",
        "fiix | create | 200 | {\"error\":{\"leg\":\"SERVER_REQUEST_RECEIVE\",\"code\":3,"
            + "\"message\":\"Invalid signature\"}} | Unauthorized | 200: an answer that is no"
            + " success: SERVER_REQUEST_RECEIVE: Invalid signature",
        "fiix | create | 200 | {\"error\":{\"leg\":\"SERVER_REQUEST_RECEIVE\",\"code\":1100,"
            + "\"object\":{\"P_CLIENT_AUTO_RETRY_WAIT_ADVISORY_MS\":4500}}} | Throttled 5 | 200:"
            + " an answer that is no success: SERVER_REQUEST_RECEIVE",
        "fiix | find | 200 | {\"error\":{\"leg\":\"SERVER_REQUEST_PROCESS\",\"code\":5,"
            + "\"message\":\"no operator like\"}} | Refused | 200: an answer that is no success:"
            + " SERVER_REQUEST_PROCESS: no operator like",
        "fiix | create | 200 | none | Ambiguous | 200: an answer that is no success: no words",
        "fiix | create | 404 | <h1>no tenant</h1> | Unready | 404: no tenant (check CMMS_URL)",
        // ERPNext: Frappe's exceptions
        "erpnext | create | 417 | {\"exc_type\":\"MandatoryError\",\"exception\":\"asset\"} |"
            + " Refused | 417: MandatoryError: asset",
        "erpnext | create | 409 | {\"exc_type\":\"DuplicateEntryError\"} | Ambiguous | made"
            + " before: 409: DuplicateEntryError",
        "erpnext | raise | 417 | {\"exc_type\":\"TimestampMismatchError\"} | Unready | 417:"
            + " TimestampMismatchError",
        "erpnext | create | 403 | {\"exc_type\":\"PermissionError\"} | Refused | 403:"
            + " PermissionError",
        "erpnext | create | 401 | {\"exc_type\":\"AuthenticationError\"} | Unauthorized | 401:"
            + " AuthenticationError",
        "erpnext | read | 404 | {\"exc_type\":\"DoesNotExistError\"} | Found | []",
        "erpnext | read | 404 | {\"exc_type\":\"PageDoesNotExistError\"} | Unready | 404:"
            + " PageDoesNotExistError (check CMMS_URL)",
        "erpnext | find | 500 | {\"exception\":\"Unknown column 'custom_marker'\"} | Refused | 500:"
            + " Unknown column 'custom_marker'",
        "erpnext | create | 503 | {\"exc_type\":\"SessionStopped\"} | Unready | 503:"
            + " SessionStopped",
        "erpnext | create | 429 | none | Throttled 60 | 429: no words",
        "erpnext | create | 502 | none | Ambiguous | 502: no words"
      })
  void aDocumentedFailureMeansWhatItMust(
      String profile, String operation, int status, String body, String outcome, String why) {
    // orders for no asset need no look-up of one
    Rig rig = new Rig(profile, "{\"operations\": {\"findAsset\": null}}");
    prepare(rig, profile, operation);
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
      default -> assertThat(came).hasToString(outcome);
    }
  }

  /** The ids of the tenant and the order as it is, where they are asked for before. */
  private static void prepare(Rig rig, String profile, String operation) {
    switch (profile + ' ' + operation) {
      case "fiix create" -> {
        rig.answers(200, FiixRequestsTest.PRIORITIES);
        rig.answers(200, "{\"objects\": [{\"id\": 1, \"strCode\": \"berlin\"}]}");
        rig.answers(200, FiixRequestsTest.STATUSES).answers(200, FiixRequestsTest.TYPES);
      }
      case "fiix find" ->
          rig.answers(200, FiixRequestsTest.PRIORITIES).answers(200, FiixRequestsTest.STATUSES);
      case "limble create" ->
          rig.answers(200, "[{\"locationID\": 8, \"name\": \"Berlin\"}]").answers(200, "[]");
      case "limble find" -> rig.answers(200, "[]");
      case "erpnext raise" ->
          rig.answers(200, "{\"data\": {\"name\": \"159\", \"description\": \"[P3] x\"}}");
      default -> {
        // asks for nothing before
      }
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
