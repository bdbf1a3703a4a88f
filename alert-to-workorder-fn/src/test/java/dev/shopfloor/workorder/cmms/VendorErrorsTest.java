package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documented failures of ServiceNow, Maximo, SAP and Odoo, and what each must mean. */
class VendorErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      nullValues = "none",
      value = {
        // ServiceNow: error with message and detail
        "servicenow | create | 401 | {\"error\":{\"message\":\"User Not Authenticated\","
            + "\"detail\":\"Required to provide Auth information\"},\"status\":\"failure\"}"
            + " | Unauthorized",
        "servicenow | create | 403 | {\"error\":{\"message\":\"User Not Authorized\"}} |"
            + " Unauthorized",
        "servicenow | create | 403 | {\"error\":{\"message\":\"Operation Failed\",\"detail\":"
            + "\"ACL Exception Insert Failed due to security constraints\"}} | Refused",
        "servicenow | create | 400 | {\"error\":{\"message\":\"Invalid table wm_ordr\"}} | Unready",
        "servicenow | create | 400 | {\"error\":{\"message\":\"Exception while reading request\"}}"
            + " | Refused",
        "servicenow | read | 404 | {\"error\":{\"message\":\"No Record found\",\"detail\":\"Record"
            + " doesn't exist or ACL restricts the record retrieval\"}} | Found",
        "servicenow | comment | 404 | {\"error\":{\"message\":\"No Record found\"}} | Refused",
        "servicenow | read | 404 | {\"error\":{\"message\":\"Requested URI does not represent any"
            + " resource\"}} | Unready",
        "servicenow | create | 201 | {\"result\":{}} | Ambiguous",
        "servicenow | create | 200 | <html>Hibernating</html> | Ambiguous",
        "servicenow | create | 500 | none | Ambiguous",
        "servicenow | find | 503 | none | Unready",
        // Maximo: codes
        "maximo | create | 400 | {\"Error\":{\"reasonCode\":\"BMXAA4190E\",\"message\":\"BMXAA4190E"
            + " - WORKTYPE is not in the value list\",\"statusCode\":\"400\"}} | Refused",
        "maximo | create | 401 | {\"Error\":{\"reasonCode\":\"BMXAA7901E\"}} | Unauthorized",
        "maximo | create | 400 | {\"Error\":{\"reasonCode\":\"BMXAA9549E\",\"message\":\"The API"
            + " key token is invalid\"}} | Unauthorized",
        "maximo | create | 500 | {\"Error\":{\"reasonCode\":\"BMXAA4210E\"}} | Unready",
        "maximo | create | 500 | none | Ambiguous",
        "maximo | comment | 400 | {\"Error\":{\"reasonCode\":\"BMXAA8229W\",\"message\":\"Record"
            + " has been updated by another user\"}} | Unready",
        "maximo | comment | 412 | none | Unready",
        "maximo | cancel | 400 | {\"Error\":{\"reasonCode\":\"BMXAA4590E\",\"message\":\"not"
            + " allowed\"}} | Refused",
        "maximo | read | 404 | {\"Error\":{\"reasonCode\":\"BMXAA8727E\",\"statusCode\":\"404\"}}"
            + " | Found",
        "maximo | comment | 404 | {\"Error\":{\"reasonCode\":\"BMXAA8727E\"}} | Refused",
        "maximo | read | 404 | <html>no context root</html> | Unready",
        "maximo | create | 404 | {\"Error\":{\"reasonCode\":\"BMXAA9301E\"}} | Unready",
        "maximo | find | 200 | {\"href\":\"x\"} | Unready",
        // SAP: error with a code and a value
        "sap-s4 | create | 400 | {\"error\":{\"code\":\"IM/123\",\"message\":{\"lang\":\"en\","
            + "\"value\":\"Notification type M9 is not defined\"}}} | Refused",
        "sap-s4 | create | 400 | {\"error\":{\"code\":\"/IWBEP/CM_COS/005\"}} | Ambiguous",
        "sap-s4 | create | 500 | {\"error\":{\"code\":\"/IWBEP/CM_MGW_RT/022\"}} | Ambiguous",
        "sap-s4 | create | 404 |"
            + " {\"error\":{\"code\":\"/IWFND/MED/170\",\"message\":{\"value\":\"No service"
            + " found\"}}} | Unready",
        "sap-s4 | read | 404 |"
            + " {\"error\":{\"code\":\"/IWBEP/CM_MGW_RT/020\",\"message\":{\"value\":\"Resource not"
            + " found\"}}} | Found",
        "sap-s4 | read | 404 | {\"error\":{\"code\":\"/IWFND/MED/170\",\"message\":{\"value\":\"No"
            + " service found\"}}} | Unready",
        "sap-s4 | read | 404 | <html>Service cannot be reached</html> | Unready",
        "sap-s4 | read | 401 | <html>Logon failed</html> | Unauthorized",
        // Odoo: name and message of an exception
        "odoo | create | 401 | {\"name\":\"werkzeug.exceptions.Unauthorized\",\"message\":\"Invalid"
            + " apikey\",\"arguments\":[\"Invalid apikey\",401],\"context\":{},\"debug\":\"\"}"
            + " | Unauthorized",
        "odoo | create | 422 | {\"name\":\"odoo.exceptions.ValidationError\",\"message\":\"no\"}"
            + " | Refused",
        "odoo | create | 403 | {\"name\":\"odoo.exceptions.AccessError\",\"message\":\"no\"} |"
            + " Refused",
        "odoo | create | 500 | {\"name\":\"builtins.ValueError\",\"message\":\"Invalid field"
            + " 'x_k'\"} | Refused",
        "odoo | create | 500 | {\"name\":\"psycopg2.errors.SerializationFailure\"} | Unready",
        "odoo | create | 500 | {\"name\":\"builtins.RuntimeError\"} | Ambiguous",
        "odoo | create | 404 | {\"name\":\"werkzeug.exceptions.NotFound\",\"message\":\"the model"
            + " 'maintenance.request' does not exist\"} | Unready",
        "odoo | comment | 404 | {\"name\":\"odoo.exceptions.MissingError\"} | Refused",
        "odoo | read | 404 | <html>404</html> | Unready",
        "odoo | create | 200 | [] | Ambiguous",
        "odoo | find | 200 | {} | Unready"
      })
  void aDocumentedFailureMeansWhatItMust(
      String profile, String operation, int status, String body, String outcome) {
    Rig rig =
        new Rig(
            profile,
            profile.equals("sap-s4")
                ? "{\"csrf\": null, \"operations\": {\"findAsset\": null}}"
                : "{\"operations\": {\"findAsset\": null}}");
    rig.answers(status, body == null ? "" : body);

    Object came = call(rig.cmms(), operation);

    assertThat(came.getClass().getSimpleName()).isEqualTo(outcome);
    if (came instanceof Cmms.Found found) {
      assertThat(found.orders()).isEmpty();
    }
  }

  private static Object call(Cmms cmms, String operation) {
    return switch (operation) {
      case "create" -> cmms.create(Rig.draft(Priority.P2), Rig.LIMIT);
      case "comment" -> cmms.comment(Rig.ORDER, "again", "e1", Rig.LIMIT);
      case "cancel" -> cmms.cancel(Rig.ORDER, "over", Rig.LIMIT);
      case "read" -> cmms.read(Rig.ORDER, Rig.LIMIT);
      case "find" -> cmms.findByMarker(Rig.MARKER, Rig.LIMIT);
      default -> throw new AssertionError(operation);
    };
  }
}
