package dateline.ingest.format.text;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.ContentHash;
import dateline.ingest.format.DecodedText;
import dateline.ingest.format.Document;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Payload;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import java.util.List;
import java.util.Optional;

/** A plain text: one item. Enrichment takes it apart; here only its identity is of interest. */
public final class PlainText implements WireFormat {

  @Override
  public int expansion() {
    return 6;
  }

  @Override
  public Reading read(Document document, Bounds bounds) {
    if (document.bytes().length > bounds.itemBytes()) {
      return bounds.itemTooLarge();
    }
    DecodedText decoded = DecodedText.of(document.bytes(), document.charset(), Optional.empty());
    String text = decoded.text();
    if (text.isBlank()) {
      return new Reading.Invalid(List.of(new Fault("", "the text is empty")));
    }
    return Reading.of(
        new ItemBuilder()
            .build(
                identity(document, text),
                new Payload(
                    "text",
                    "text/plain",
                    Optional.of(decoded.charset().name()),
                    document.bytes())));
  }

  private static Identity identity(Document document, String text) {
    Optional<Identity> given = document.itemId().map(id -> new Identity(Identity.Source.GUID, id));
    return given
        .or(
            () ->
                document
                    .location()
                    .map(uri -> new Identity(Identity.Source.CANONICAL, uri.toString())))
        .orElseGet(() -> byContent(text.strip()));
  }

  /** The first line counts as the title. */
  private static Identity byContent(String text) {
    int end = text.indexOf('\n');
    return end < 0
        ? ContentHash.identity(text, "")
        : ContentHash.identity(text.substring(0, end), text.substring(end));
  }
}
