package dev.shopfloor.cli.cmms.vendor;

import dev.shopfloor.workorder.cmms.Expression;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param headers by name; one that gives nothing is left out, one that gives a list comes so often
 * @param body gives JSON; null where there is none
 * @param text stands in place of JSON; null where there is none
 */
record Said(
    int status, Map<String, Expression> headers, @Nullable Expression body, @Nullable String text) {
  Said {
    headers = Map.copyOf(headers);
  }
}
