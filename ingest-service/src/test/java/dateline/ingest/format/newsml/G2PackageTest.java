package dateline.ingest.format.newsml;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.LossList;
import dateline.ingest.format.Parts;
import dateline.ingest.format.WireItem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class G2PackageTest {

  @Nested
  class APackage {

    private final WireItem item =
        G2.only(
            """
            <packageItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='tag:example.org,2026:top' version='4'>
             <itemMeta><itemClass qcode='ninat:composite'/><pubStatus qcode='stat:usable'/></itemMeta>
             <contentMeta><headline>Top stories at noon</headline></contentMeta>
             <groupSet root='g1'>
              <group id='g2' role='group:side'><title>More</title>
               <itemRef residref='tag:example.org,2026:c'><title>Ferry timetable</title></itemRef></group>
              <group id='g1' mode='pgrmod:seq'>
               <itemRef residref='tag:example.org,2026:a' contenttype='application/vnd.iptc.g2.newsitem+xml'>
                <title>Harbour reopens</title><description>After nine weeks.</description></itemRef>
               <itemRef href='https://example.org/b'/>
               <groupRef idref='g2'/><groupRef idref='g1'/>
              </group>
             </groupSet>
            </packageItem>
            """);

    @Test
    void isAnItemOfItsOwn() {
      assertThat(item.headline()).contains("Top stories at noon");
      assertThat(item.identity().identifier()).isEqualTo("tag:example.org,2026:top");
      assertThat(item.fact(Fact.NINJS)).contains("{\"type\":\"composite\"}");
    }

    @Test
    void linksToItsItemsInTheirOrder() {
      assertThat(item.parts().links())
          .extracting(Parts.Link::href, Parts.Link::title)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  "tag:example.org,2026:a", Optional.of("Harbour reopens")),
              org.assertj.core.groups.Tuple.tuple("https://example.org/b", Optional.empty()),
              org.assertj.core.groups.Tuple.tuple(
                  "tag:example.org,2026:c", Optional.of("Ferry timetable")));
    }

    @Test
    void listsThemAsItsText() {
      assertThat(G2.texts(item, "body"))
          .containsExactly(
              "<ol><li>Harbour reopens<p>After nine weeks.</p></li>"
                  + "<li>More<ul><li>Ferry timetable</li></ul></li><li></li></ol>");
    }
  }

  @Test
  void everyElementOfANewsItemGoesWhereTheListSays() {
    LossList.check("newsml-g2", G2Document.strict());
  }

  @Test
  void assertedConceptsNameAndTypeTheSubjects() {
    WireItem item =
        G2.only(
            G2.item(
                "tag:example.org,2026:a1",
                "1",
                "<contentMeta><subject qcode='p:7'/></contentMeta>"
                    + "<assert qcode='p:7'><type qcode='cpnat:person'/><name>Asha Menon</name>"
                    + "</assert>"));
    assertThat(item.parts().tags())
        .extracting(Parts.Tag::kind, Parts.Tag::label)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("person", "Asha Menon"));
  }

  @Test
  void theMessagesPriorityAndTimeStandForItemsWithout() {
    String message =
        "<newsMessage><header><sent>2026-10-14T08:00:00Z</sent><priority>2</priority></header>"
            + "<itemSet>"
            + G2.item("tag:example.org,2026:a1", "1", "<itemMeta/>")
            + G2.item(
                "tag:example.org,2026:a2",
                "1",
                "<itemMeta><versionCreated>2026-10-13</versionCreated></itemMeta>"
                    + "<contentMeta><urgency>5</urgency></contentMeta>")
            + "</itemSet></newsMessage>";
    List<WireItem> items =
        G2.entries(message).stream().map(entry -> ((Entry.Sound) entry).item()).toList();
    assertThat(items).extracting(i -> i.fact(Fact.URGENCY).get()).containsExactly("2", "5");
    assertThat(items)
        .flatExtracting(i -> i.parts().times())
        .extracting(Parts.Time::raw)
        .containsExactly("2026-10-14T08:00:00Z", "2026-10-13");
  }
}
