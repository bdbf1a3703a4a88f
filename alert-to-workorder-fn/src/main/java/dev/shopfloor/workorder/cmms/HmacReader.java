package dev.shopfloor.workorder.cmms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** How a profile wants its requests signed. */
final class HmacReader {
  private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]{1,64}");
  private static final Pattern VALUE =
      Pattern.compile("(?:[^{}]|\\{[A-Za-z][A-Za-z0-9_-]{0,63}}){1,200}");

  private HmacReader() {}

  static Auth read(Part auth, String header) {
    Part key = auth.get("key");
    String field = key.text();
    if (!field.isEmpty() && !FIELD.matcher(field).matches()) {
      key.faultWithoutValue("must be the name of the secret's field that signs, such as secretKey");
    }
    Map<String, String> query = new LinkedHashMap<>();
    auth.get("query")
        .required()
        .fields()
        .forEach((name, part) -> {
          String value = part.text();
          if (!NAME.matcher(name).matches()) {
            part.faultWithoutValue("\"" + name + "\" cannot be a name in an address");
          } else if (HeaderReader.looksLikeProof(value)) {
            part.faultWithoutValue("a secret does not belong here; name its field as {field}");
          } else if (!value.isEmpty() && !VALUE.matcher(value).matches()) {
            part.fault(
                "must be a text in which braces hold epochMillis, epochSeconds or a field of the"
                    + " secret");
          }
          query.put(name, value);
        });
    return new Auth.Hmac(header, field, query);
  }
}
