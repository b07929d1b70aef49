package dateline.ingest.format.newsml;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Fact;
import dateline.ingest.format.Identity;
import dateline.ingest.format.Parts;
import dateline.ingest.format.WireItem;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class G2VersionTruthTest {

  @Nested
  class AnIdentity {

    @Test
    void isTheGuid_overAllVersions() {
      String guid = "tag:example.org,2026:harbour-17";
      for (String version : new String[] {"1", "2", "17"}) {
        WireItem item = G2.only(G2.item(guid, version, ""));
        assertThat(item.identity()).isEqualTo(new Identity(Identity.Source.GUID, guid));
        assertThat(item.fact(Fact.VERSION)).contains(version);
      }
    }

    @Test
    void losesTheVersionThatEndsTheGuid() {
      String tag = "tag:example.org,2026:newsml_ABC123";
      String urn = "urn:newsml:example.org:20261014:ABC";
      assertThat(identifier(tag + ":3", "3")).isEqualTo(tag).isEqualTo(identifier(tag + ":4", "4"));
      assertThat(identifier(urn + ":3", "3"))
          .isEqualTo(urn)
          .isEqualTo(identifier(urn + ":4U", "4"));
      assertThat(identifier(tag + ":3", "8")).isEqualTo(tag + ":3");
    }

    @Test
    void takesItsVersionFromTheUrnWhereNothingElseStatesOne() {
      WireItem item = G2.only("<newsItem guid='urn:newsml:example.org:20261014:ABC:12N'/>");
      assertThat(item.fact(Fact.VERSION)).contains("12");
    }

    private String identifier(String guid, String version) {
      return G2.only(G2.item(guid, version, "")).identity().identifier();
    }
  }

  @Nested
  class AStatus {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            <pubStatus qcode='stat:usable'/>                                          | usable
            <pubStatus qcode='stat:canceled'/>                                        | canceled
            <pubStatus qcode='stat:withheld'/>                                        | withheld
            <pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/canceled'/>      | canceled
            <pubStatus qcode='acme:canceled'/>                                        | canceled
            <pubStatus qcode='stat:parked'/>                                          | ''
            <pubStatus uri='https://example.org/status/canceled'/>                    | ''
            <x:pubStatus xmlns:x='https://example.org/x' qcode='stat:canceled'/>      | ''
            """)
    void isOneOfThree(String element, String status) {
      assertThat(G2.only(G2.meta(element)).fact(Fact.PUB_STATUS).orElse("")).isEqualTo(status);
    }

    @Test
    void isResolvedByTheItemsOwnCatalog() {
      String catalog =
          "<catalog><scheme alias='st' uri='http://cv.iptc.org/newscodes/pubstatusg2/'/>"
              + "<scheme alias='stat' uri='https://example.org/statistics/'/></catalog>";
      assertThat(status(catalog, "st:withheld")).isEqualTo("withheld");
      assertThat(status(catalog, "stat:withheld")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"canceled", "withheld"})
    void killsAndHoldsArePressing_withoutAnyContent(String status) {
      WireItem item = G2.only(G2.meta("<pubStatus qcode='stat:" + status + "'/>"));
      assertThat(item.isPressing()).isTrue();
      assertThat(item.parts().texts()).isEmpty();
      assertThat(new G2Document().statesPriority()).isTrue();
    }

    private String status(String catalog, String qcode) {
      String meta = "<itemMeta><pubStatus qcode='" + qcode + "'/></itemMeta>";
      return G2.only(G2.item("tag:example.org,2026:a1", "1", catalog + meta))
          .fact(Fact.PUB_STATUS)
          .orElse("");
    }
  }

  @Nested
  class AnEmbargo {

    @Test
    void endsAtItsTime() {
      assertThat(G2.only(G2.meta("<embargoed>2026-10-15T06:00:00Z</embargoed>")).parts().times())
          .containsExactly(new Parts.Time("embargoed", "2026-10-15T06:00:00Z", "embargoed"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "<embargoed/>",
          "<embargoed> </embargoed>",
          "<embargoed xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/>"
        })
    void withoutTimeHasNoEnd(String element) {
      assertThat(G2.only(G2.meta(element)).parts().times())
          .containsExactly(new Parts.Time("embargoed", "<embargoed/>", "embargoed"));
    }
  }

  @Nested
  class ASignal {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            <signal qcode='sig:correction'/>                                    | sig:correction
            <signal uri='http://cv.iptc.org/newscodes/signal/update'/>          | sig:update
            <signal qcode='acme:recast'/>                                       | acme:recast
            <signal literal='recast'/>                                          | recast
            """)
    void isNamedByIptcsAlias_elseAsDelivered(String element, String signal) {
      assertThat(G2.only(G2.meta(element)).marks().signals()).containsExactly(signal);
    }

    @Test
    void isResolvedByTheItemsOwnCatalog() {
      String xml =
          G2.item(
              "tag:example.org,2026:a1",
              "2",
              "<catalog><scheme alias='s' uri='http://cv.iptc.org/newscodes/signal/'/>"
                  + "<scheme alias='sig' uri='https://example.org/sig/'/></catalog>"
                  + "<itemMeta><signal qcode='s:correction'/><signal qcode='s:correction'/>"
                  + "<signal qcode='sig:correction'/></itemMeta>");
      assertThat(G2.only(xml).marks().signals())
          .containsExactly("sig:correction", "https://example.org/sig/correction");
    }
  }
}
