package dev.shopfloor.workorder.cmms;

import java.util.List;

/** Overlays on {@code atlas} that are mistakes. */
final class PlantedMistakes {
  /** What the schema sees as well. */
  static final List<Mistake> OF_FORM =
      List.of(
          of("{'tittle': 'x'}", "/tittle", "not known"),
          of("{'title': ''}", "/title", "not blank"),
          of("{'title': null}", "/title", "missing"),
          of("{'evidence': {'level': 'sure'}}", "/evidence/level", "run-live"),
          of("{'evidence': {'text': null}}", "/evidence/text", "missing"),
          of("{'evidence': {'date': 'x'}}", "/evidence/date", "not known"),
          of("{'auth': null}", "/auth", "missing"),
          of("{'auth': {'strategy': 'oauth'}}", "/auth/strategy", "bearer"),
          of("{'auth': {'strategy': 'bearer', 'header': 'x'}}", "/auth/header", "not known"),
          of("{'auth': {'strategy': 'header'}}", "/auth/header", "missing"),
          of("{'auth': {'header': 'a b'}}", "/auth/header", "name of a header"),
          of("{'auth': {'strategy': 'oauth2'}}", "/auth/tokenUrl", "missing"),
          of(
              "{'auth': {'strategy': 'oauth2', 'tokenUrl': '//elsewhere.example/t'}}",
              "/auth/tokenUrl",
              "https address"),
          of(
              "{'auth': {'strategy': 'oauth2', 'tokenUrl': 'https://me@login.example/t'}}",
              "/auth/tokenUrl",
              "without user"),
          of(
              "{'auth': {'strategy': 'oauth2', 'tokenUrl': 'ftp://login.example/t'}}",
              "/auth/tokenUrl",
              "https address"),
          of(
              "{'auth': {'strategy': 'oauth2', 'tokenUrl': '/t', 'grant': 'implicit'}}",
              "/auth/grant",
              "client_credentials"),
          of(
              "{'auth': {'strategy': 'oauth2', 'tokenUrl': '/t', 'client': 'query'}}",
              "/auth/client",
              "basic, body"),
          of(
              "{'auth': {'strategy': 'oauth2', 'tokenUrl': '/t', 'secret': 'x'}}",
              "/auth/secret",
              "not known"),
          of("{'csrf': {'header': 'x-csrf-token'}}", "/csrf/path", "missing"),
          of("{'csrf': {'path': '/t'}}", "/csrf/header", "missing"),
          of("{'csrf': {'path': 't', 'header': 'x'}}", "/csrf/path", "slash"),
          of("{'csrf': {'path': '/t', 'header': 'a b'}}", "/csrf/header", "header"),
          of("{'csrf': {'path': '/t', 'header': 'x', 'body': '1'}}", "/csrf/body", "not known"),
          of("{'auth': {'prefix': 'Bearer 0123456789abcdef'}}", "/auth/prefix", "secret"),
          of("{'auth': {'lifetime': '25 min'}}", "/auth/lifetime", "PT30S"),
          of("{'auth': {'signIn': null}}", "/auth/signIn", "missing"),
          of("{'auth': {'signIn': {'result': null}}}", "/auth/signIn/result", "missing"),
          of("{'limits': null}", "/limits", "missing"),
          of("{'limits': {'title': 39}}", "/limits/title", "40 to 10000"),
          of("{'limits': {'title': '255'}}", "/limits/title", "whole number"),
          of("{'limits': {'comment': 1.5}}", "/limits/comment", "whole number"),
          of("{'limits': {'requests': 0}}", "/limits/requests", "1 to 50"),
          of("{'limits': {'requestsPerMinute': 1}}", "/limits/requestsPerMinute", "2 to"),
          of("{'limits': {'searchLag': '30'}}", "/limits/searchLag", "PT30S"),
          of("{'limits': {'pause': null}}", "/limits/pause", "missing"),
          of("{'limits': {'titel': 80}}", "/limits/titel", "not known"),
          of("{'priorities': {'P1': null}}", "/priorities/P1", "missing"),
          of("{'priorities': {'P5': 'NONE'}}", "/priorities/P5", "not known"),
          of("{'priorities': {'P1': true}}", "/priorities/P1", "text or a number"),
          of("{'statuses': {'done': ['X']}}", "/statuses/done", "not known"),
          of("{'statuses': {'completed': ['']}}", "/statuses/completed/0", "not blank"),
          of("{'operations': {'create': null}}", "/operations/create", "missing"),
          of("{'operations': {'creat': {}}}", "/operations/creat", "not known"),
          of("{'operations': {'create': {'method': 'MAKE'}}}", "/operations/create/method", "POST"),
          of("{'operations': {'create': {'url': '/x'}}}", "/operations/create/url", "not known"),
          of("{'operations': {'create': {'path': null}}}", "/operations/create/path", "missing"),
          of("{'operations': {'create': {'path': 'x'}}}", "/operations/create/path", "slash"),
          of("{'operations': {'create': {'path': '/x?y=1'}}}", "/operations/create/path", "query"),
          of(
              "{'operations': {'create': {'result': null}}}",
              "/operations/create/result",
              "missing"),
          of("{'operations': {'create': {'body': 7}}}", "/operations/create/body", "expression"),
          of("{'operations': {'create': {'next': '1'}}}", "/operations/create/next", "pages"),
          of(
              "{'operations': {'create': {'readFirst': true}}}",
              "/operations/create/readFirst",
              "only comment"),
          of("{'operations': {'create': {'answer': 'xml'}}}", "/operations/create/answer", "any"),
          of("{'operations': {'find': {'ok': null}}}", "/operations/find/ok", "empty list"),
          of("{'operations': {'read': {'body': '{}'}}}", "/operations/read/body", "GET"),
          of(
              "{'operations': {'raise': {'readFirst': 'yes'}}}",
              "/operations/raise/readFirst",
              "true"),
          of(
              "{'operations': {'create': {'headers': {'a b': '1'}}}}",
              "/operations/create/headers/a b",
              "header"),
          of(
              "{'operations': {'create': {'headers': {'Host': '1'}}}}",
              "/operations/create/headers/Host",
              "header"),
          of(
              "{'operations': {'create': {'headers': {'Cookie': '1'}}}}",
              "/operations/create/headers/Cookie",
              "secret"),
          of("{'moreErrors': [{'status': 500}]}", "/moreErrors/0/means", "missing"),
          of("{'moreErrors': [{'means': 'RETRY'}]}", "/moreErrors/0", "everything"),
          of("{'moreErrors': [{'status': 99, 'means': 'RETRY'}]}", "/moreErrors/0/status", "200"),
          of("{'moreErrors': [{'status': 500, 'means': 'DEAD'}]}", "/moreErrors/0/means", "GONE"),
          of(
              "{'moreErrors': [{'status': 500, 'means': 'RETRY', 'after': '1'}]}",
              "/moreErrors/0/after",
              "THROTTLED"),
          of(
              "{'moreErrors': [{'operation': 'delete', 'means': 'RETRY'}]}",
              "/moreErrors/0/operation",
              "create"),
          of("{'moreErrors': ['x']}", "/moreErrors/0", "object"),
          of("{'auth': {'strategy': 'hmac', 'header': 'X', 'key': 'k'}}", "/auth/query", "missing"),
          of(
              "{'auth': {'strategy': 'hmac', 'header': 'X', 'query': {}, 'key': 'a b'}}",
              "/auth/key",
              "name of the secret's field"),
          of(
              "{'auth': {'strategy': 'hmac', 'header': 'X', 'key': 'k', 'query': {'t': '{'}}}",
              "/auth/query/t",
              "epochMillis"),
          of("{'lookups': {'a-b': {}}}", "/lookups/a-b", "letters and digits"),
          of(
              "{'lookups': {'sites': {'method': 'GET', 'path': '/x'}}}",
              "/lookups/sites/result",
              "missing"),
          of(
              "{'operations': {'finish': {'method': 'POST', 'path': '/x'}}}",
              "/operations/finish/check",
              "missing"),
          of(
              "{'operations': {'check': {'method': 'GET', 'path': '/x'}}}",
              "/operations/check",
              "not known"),
          of("{'settings': 7}", "/settings", "object"),
          of("{'links': {'trend': 'ftp://x'}}", "/links/trend", "https"),
          of("{'links': {'trend': 'https://x/{tag}'}}", "/links/trend", "{asset}"));

  /** What only the reader sees. */
  static final List<Mistake> OF_MEANING =
      List.of(
          of("{'auth': {'lifetime': 'PT1S'}}", "/auth/lifetime", "PT1M"),
          of(
              "{'auth': {'strategy': 'oauth2', 'tokenUrl': 'http://login.example/t'}}",
              "/auth/tokenUrl",
              "https address"),
          of(
              "{'auth': {'strategy': 'oauth2', 'tokenUrl': '/t', 'lifetime': 'PT1S'}}",
              "/auth/lifetime",
              "PT1M"),
          of("{'limits': {'searchLag': 'PT2H'}}", "/limits/searchLag", "PT1H"),
          of("{'limits': {'timeout': 'PT0S'}}", "/limits/timeout", "PT1S"),
          of(
              "{'statuses': {'completed': ['Done'], 'cancelled': ['DONE']}}",
              "/statuses/cancelled",
              "two lists"),
          of(
              "{'statuses': {'completed': ['Done'], 'started': ['done']}}",
              "/statuses/started",
              "two lists"),
          of("{'operations': {'create': {'body': '{'}}}", "/operations/create/body", "JSONata"),
          of(
              "{'operations': {'create': {'body': '$now()'}}}",
              "/operations/create/body",
              "$now cannot"),
          of(
              "{'operations': {'create': {'body': ['{', '$trunc(1)', ': 1}']}}}",
              "/operations/create/body",
              "$trunc is neither"),
          of(
              "{'operations': {'create': {'path': '/x/{order.id'}}}",
              "/operations/create/path",
              "}"),
          of("{'operations': {'read': null}}", "/operations/raise/readFirst", "read"),
          of("{'moreErrors': [{'body': '(', 'means': 'RETRY'}]}", "/moreErrors/0/body", "pattern"),
          of("{'moreErrors': [{'body': '(a+)+', 'means': 'RETRY'}]}", "/moreErrors/0/body", "ever"),
          of(
              "{'moreErrors': [{'body': 'x', 'emptyBody': true, 'means': 'RETRY'}]}",
              "/moreErrors/0/body",
              "empty"),
          of(
              "{'operations': {'create': {'headers': {'X-Api-Key': '1'}}}}",
              "/operations/create/headers/X-Api-Key",
              "secret"),
          of(
              "{'operations': {'create': {'headers': {'X-A': '`Bearer x1`'}}}}",
              "/operations/create/headers/X-A",
              "secret"),
          of("{'settings': {'apiToken': 'x'}}", "/settings/apiToken", "secret"),
          of(
              "{'auth': {'strategy': 'hmac', 'header': 'X', 'key': 'k',"
                  + " 'query': {'t': 'macmmsackp0123456789abcdef'}}}",
              "/auth/query/t",
              "secret does not belong"),
          of(
              "{'operations': {'read': {'result': 'lookups.levels'}}}",
              "/operations/read",
              "lookups.levels is not there"),
          of("{'operations': {'read': {'result': 'lookups'}}}", "/operations/read", "which"),
          of(
              "{'lookups': {'a': {'method': 'GET', 'path': '/a', 'result': 'lookups.a'}}}",
              "/lookups/a",
              "cannot use look-ups"),
          of("{'profile': 'maintainx'}", "/profile", "another profile"));

  private PlantedMistakes() {}

  /**
   * One mistake.
   *
   * @param overlay the overlay
   * @param pointer the place that the fault must name
   * @param words what else it must say
   */
  record Mistake(String overlay, String pointer, String words) {
    @Override
    public String toString() {
      return overlay;
    }
  }

  private static Mistake of(String overlay, String pointer, String words) {
    return new Mistake(overlay.replace('\'', '"'), pointer, words);
  }
}
