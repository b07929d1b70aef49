package dateline.ingest.poll;

import dateline.ingest.format.Identity;
import dateline.ingest.format.Marks;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Payload;
import dateline.ingest.format.WireItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Items without a document. */
final class TestItems {

  private TestItems() {}

  static WireItem item(List<Parts.Text> texts, List<Parts.Time> times, List<Parts.Link> links) {
    return new WireItem(
        new Identity(Identity.Source.GUID, "tide-1"),
        new Payload("rss", "application/rss+xml", Optional.of("UTF-8"), new byte[] {1}),
        new Parts(texts, times, List.of(), List.of(), links, List.of()),
        Map.of(),
        new Marks(List.of(), List.of(), OptionalInt.empty()),
        List.of());
  }

  static WireItem text(String role, String type, String text) {
    return item(List.of(new Parts.Text(role, type, text)), List.of(), List.of());
  }

  static Parts.Link link(String rel, String href) {
    return new Parts.Link(rel, href, Optional.empty(), Optional.empty());
  }
}
