package dateline.ingest.format.text;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.ContentHash;
import dateline.ingest.format.DecodedText;
import dateline.ingest.format.Document;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Payload;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.wire.Notices;
import dateline.ingest.format.wire.TextWires;
import java.util.List;
import java.util.Optional;

/**
 * A plain text: one item. Enrichment takes it apart; here only its identity is of interest, and
 * what its first lines say of it: that it is taken back, held, corrected or embargoed. A text with
 * the header of a text wire is read as one.
 */
public final class PlainText implements WireFormat {

  @Override
  public int expansion() {
    return 6;
  }

  @Override
  public boolean statesPriority() {
    return true;
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
    if (TextWires.recognises(text)) {
      return new TextWires().read(document, bounds);
    }
    ItemBuilder item = new ItemBuilder();
    Notices notices = Notices.atTop(text);
    notices.state(item);
    item.fact(Fact.ED_NOTE, String.join("\n", notices.notes()));
    return Reading.of(
        item.build(
            identity(document, text),
            new Payload(
                "text", "text/plain", Optional.of(decoded.charset().name()), document.bytes())));
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
