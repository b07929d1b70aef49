package dateline.store.ninjs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NinjsArticleTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OURS = "urn:dateline:acme:0123";

  @Test
  void whatCameAsFeedBecomesNinjs() throws JsonProcessingException {
    ObjectNode item =
        item(
            """
            {"uri":"urn:dateline:acme:0123","type":"text","pubStatus":"usable","language":"en",
             "declaredLanguage":"en-GB","versionCreated":"2026-03-02T08:00:30Z",
             "times":[{"role":"versionCreated","raw":"2 March 2026","source":"pubDate"}],
             "headlines":[{"role":"main","contentType":"text/plain","value":"Ferry returns"}],
             "bodies":[{"role":"main","contentType":"text/plain","value":"It is back.",
               "charCount":11,"wordCount":3}],
             "by":"A. Craig, B. Dunn",
             "credits":[{"name":"A. Craig","role":"author","raw":"A. Craig"},
               {"name":"B. Dunn","role":"author","raw":"B. Dunn"}],
             "tags":[{"kind":"subject","label":"ferries","rel":"about","creator":"provider"},
               {"kind":"subject","label":"transport","rel":"about","uri":"http://cv.example.org/4",
                "relevance":80,"confidence":60,"creator":"rule:topics/1"},
               {"kind":"place","label":"Aberdeen","rel":"mentions","creator":"rule:names/1"}],
             "media":[{"type":"image","href":"https://img.example.org/1.jpg","title":"The ferry",
               "width":320}],
             "relatedLinks":[{"kind":"editorial","role":"seeAlso","url":"https://example.org/more",
               "title":"More","creator":"provider"},
               {"kind":"sameStory","uri":"urn:dateline:b:1","creator":"rule:relate/1"}],
             "url":"https://example.org/ferry","altIds":[{"role":"guid","value":"ferry 17"}]}
            """);
    assertThat(item)
        .isEqualTo(
            JSON.readTree(
                """
                {"standard":{"name":"ninjs","version":"3.0",
                  "schema":"http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#"},
                 "uri":"urn:dateline:acme:0123","type":"text",
                 "versionCreated":"2026-03-02T08:00:30Z","pubStatus":"usable","language":"en-GB",
                 "by":"A. Craig, B. Dunn",
                 "headlines":[{"role":"main","contentType":"text/plain","value":"Ferry returns"}],
                 "bodies":[{"role":"main","contentType":"text/plain","charCount":11,"wordCount":3,
                   "value":"It is back."}],
                 "subjects":[{"name":"ferries","rel":"about"},
                   {"name":"transport","rel":"about","uri":"http://cv.example.org/4",
                    "creator":"rule:topics/1","relevance":80,"confidence":60}],
                 "associations":[
                   {"name":"media-1","uri":"https://img.example.org/1.jpg","type":"picture",
                    "headlines":[{"role":"main","value":"The ferry"}],
                    "renditions":[{"name":"main","href":"https://img.example.org/1.jpg",
                      "width":320}]},
                   {"name":"link-1","rel":"seeAlso","uri":"https://example.org/more","type":"text",
                    "headlines":[{"role":"main","value":"More"}]}],
                 "altIds":[{"role":"guid","value":"ferry 17"},
                   {"role":"permalink","value":"https://example.org/ferry"}]}
                """));
    assertThat(item.fieldNames()).toIterable().startsWith("uri", "type", "versionCreated");
  }

  @Test
  void providersOwnUriIdentifies_oursStandsBeside() throws JsonProcessingException {
    ObjectNode item =
        item("{\"uri\":\"" + OURS + "\",\"altIds\":[{\"role\":\"guid\",\"value\":\"tag:a,1\"}]}");
    assertThat(item.path("uri").asText()).isEqualTo("tag:a,1");
    assertThat(item.path("altIds"))
        .isEqualTo(JSON.readTree("[{\"role\":\"dateline\",\"value\":\"" + OURS + "\"}]"));
  }

  @Test
  void remainderNeverOverwritesTheArticle_andOldOrOwnMembersMakeNothingInvalid()
      throws JsonProcessingException {
    ObjectNode item =
        withRemainder(
            "\"slugline\":\"now\",\"urgency\":3",
            """
            {"uri":"urn:x:1:3","slugline":"then","urgency":9,"mood":"calm","title":7,
             "renditions":{"small":{"href":"https://e.org/s","mimetype":"image/png","ticker":1}},
             "altIds":{"desk":"N4"},"places":[{"name":"Kiel","geojson":{"type":"Point"},"code":"K"}],
             "rightsInfo":{"langid":"https://e.org/l"},"digitalSourceType":{"name":"camera"}}
            """);
    assertThat(item)
        .isEqualTo(
            JSON.readTree(
                """
                {"standard":{"name":"ninjs","version":"3.1",
                  "schema":"http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"},
                 "uri":"urn:x:1:3","type":"text","urgency":3,"slugline":"now",
                 "places":[{"name":"Kiel","geoJSON":{"type":"Point"}}],
                 "digitalSourceType":{"name":"camera"},
                 "renditions":[{"name":"small","href":"https://e.org/s","contentType":"image/png"}],
                 "altIds":[{"role":"desk","value":"N4"},
                   {"role":"dateline","value":"urn:dateline:acme:0123"}]}
                """));
  }

  @Test
  void textsGoWhereTheyCameFrom() throws JsonProcessingException {
    ObjectNode item =
        withRemainder(
            """
            "headlines":[{"role":"main","contentType":"text/plain","value":"Main"},
              {"role":"kicker","contentType":"text/plain","value":"Sub"}],
            "bodies":[{"role":"main","contentType":"text/plain","value":"Text","charCount":4},
              {"role":"richtext","contentType":"application/xhtml+xml","value":"<p>Text</p>"}]
            """,
            """
            {"headlines":[{"role":"sub","value":"Sub"},{"role":"main"}],
             "bodies":[{"role":"xhtml","wordCount":9},{"role":"short","value":"T"}]}
            """);
    assertThat(item.path("headlines"))
        .isEqualTo(
            JSON.readTree(
                "[{\"role\":\"sub\",\"value\":\"Sub\"},{\"role\":\"main\",\"value\":\"Main\"}]"));
    assertThat(item.path("bodies"))
        .isEqualTo(
            JSON.readTree(
                """
                [{"role":"xhtml","wordCount":9,"value":"<p>Text</p>"},{"role":"short","value":"T"},
                 {"role":"main","contentType":"text/plain","charCount":4,"value":"Text"}]
                """));
  }

  @Test
  void timesAndBylinesAreAsStated_unlessNinjsKnowsNoneLikeThem() throws JsonProcessingException {
    ObjectNode item =
        withRemainder(
            """
            "versionCreated":"2026-03-02T06:15:00Z","firstCreated":"2026-03-02T06:00:00Z",
            "times":[{"role":"versionCreated","raw":"2026-03-02T11:45:00+05:30","source":"versionCreated"},
              {"role":"firstCreated","raw":"20260302T060000Z","source":"firstCreated"},
              {"role":"expires","raw":"2026-04","source":"expires"},
              {"role":"published","raw":"2026-03-02","source":"pubDate"}],
            "by":"X. Rao","credits":[{"name":"X. Rao","role":"author","raw":"By X. Rao"},
              {"name":"A. Menon","role":"editor","raw":"Edited by A. Menon"}]
            """,
            "{\"by\":\"Edited by A. Menon\"}");
    assertThat(item.path("versionCreated").asText()).isEqualTo("2026-03-02T11:45:00+05:30");
    assertThat(item.path("firstCreated").asText()).isEqualTo("2026-03-02T06:00:00Z");
    assertThat(item.path("expires").asText()).isEqualTo("2026-04");
    assertThat(item.path("by").asText()).isEqualTo("Edited by A. Menon");
  }

  @Test
  void remainderThatIsNoObjectIsNone() throws JsonProcessingException {
    for (String odd : new String[] {"[1]", "nonsense", ""}) {
      assertThat(withRemainder("\"slugline\":\"s\"", odd).path("slugline").asText()).isEqualTo("s");
    }
  }

  private static ObjectNode withRemainder(String fields, String remainder)
      throws JsonProcessingException {
    return item(
        "{\"uri\":\""
            + OURS
            + "\","
            + fields
            + ",\"ninjs\":"
            + JSON.writeValueAsString(remainder)
            + "}");
  }

  private static ObjectNode item(String article) throws JsonProcessingException {
    return NinjsArticle.of(JSON.readValue(article, new TypeReference<Map<String, Object>>() {}));
  }
}
