package dateline.ingest.format.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Identity;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedGuidsTest {

  private static List<WireItem> items(String... items) {
    String feed = "<rss version=\"2.0\"><channel>" + String.join("", items) + "</channel></rss>";
    Document document =
        new Document(
            feed.getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Reading reading = new FeedDocument().read(document, new Bounds(100, 100_000));
    return ((Reading.Items) reading)
        .entries().stream().map(entry -> ((Entry.Sound) entry).item()).toList();
  }

  private static String item(String title, String guid, String link) {
    return "<item><title>"
        + title
        + "</title><guid>"
        + guid
        + "</guid>"
        + (link.isEmpty() ? "" : "<link>" + link + "</link>")
        + "</item>";
  }

  @Test
  void guidOfItemsOnDifferentPagesTellsNoneOfThem() {
    List<WireItem> items =
        items(
            item("Ferry", "https://valley.example/", "https://valley.example/ferry"),
            item("Harbour", "https://valley.example/", "https://valley.example/harbour"),
            item("Quay", "vn-3", "https://valley.example/quay"));
    assertThat(items)
        .extracting(WireItem::identity)
        .containsExactly(
            new Identity(Identity.Source.PERMALINK, "https://valley.example/ferry"),
            new Identity(Identity.Source.PERMALINK, "https://valley.example/harbour"),
            new Identity(Identity.Source.GUID, "vn-3"));
    assertThat(items.get(0).notices()).singleElement().asString().contains("items of 2 pages");
    assertThat(items.get(2).notices()).isEmpty();
  }

  @Test
  void itemsOfOneGuidAndOnePageAreVersions() {
    assertThat(
            items(
                item("Ferry", "vn-1", "https://valley.example/ferry"),
                item("Ferry sails", "vn-1", "https://valley.example/ferry")))
        .extracting(WireItem::identity)
        .containsOnly(new Identity(Identity.Source.GUID, "vn-1"));
  }

  @Test
  void itemWithoutAPageKeepsItsGuid() {
    assertThat(items(item("Ferry", "vn-1", ""), item("Quay", "vn-1", "")))
        .extracting(WireItem::identity)
        .containsOnly(new Identity(Identity.Source.GUID, "vn-1"));
  }
}
