package dateline.ingest.format.wire;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.DecodedText;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Payload;
import dateline.ingest.format.Reading;
import dateline.ingest.format.SourceBytes;
import dateline.ingest.format.WireFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Text wires: IPTC 7901 (revision 5, 1995), ANPA Bulletin 1312, and wire copy by the same
 * conventions, with their control characters or without. A body holds one message or many. A
 * message is an item, but for one that takes back others by number: it is as many items as it
 * names.
 */
public final class TextWires implements WireFormat {

  /** Whether a plain text is one of these, by its header. */
  public static boolean recognises(String text) {
    return WireHeader.starts(text);
  }

  @Override
  public int expansion() {
    return 12;
  }

  @Override
  public boolean statesPriority() {
    return true;
  }

  @Override
  public Reading read(Document document, Bounds bounds) {
    DecodedText decoded = DecodedText.of(document.bytes(), document.charset(), Optional.empty());
    List<Messages.Passage> passages = Messages.of(decoded.text(), bounds.items());
    if (passages.size() > bounds.items()) {
      return bounds.tooManyItems();
    }
    if (passages.isEmpty()) {
      return new Reading.Invalid(List.of(new Fault("", "the text is empty")));
    }
    if (passages.size() == 1) {
      return single(document, decoded, bounds);
    }
    SourceBytes source = decoded.source(document.bytes());
    List<Entry> entries = new ArrayList<>();
    for (Messages.Passage passage : passages) {
      byte[] bytes = source.of(passage.start(), passage.end());
      String message = decoded.text().substring(passage.start(), passage.end());
      entries.addAll(
          bytes.length > bounds.itemBytes()
              ? List.of(tooLarge(bytes, decoded, bounds))
              : MessageReader.read(message, bytes, decoded.charset(), document.receiptDay()));
      if (entries.size() > bounds.items()) {
        return bounds.tooManyItems();
      }
    }
    return new Reading.Items(entries);
  }

  private static Reading single(Document document, DecodedText decoded, Bounds bounds) {
    if (document.bytes().length > bounds.itemBytes()) {
      return bounds.itemTooLarge();
    }
    List<Entry> entries =
        MessageReader.read(
            decoded.text(), document.bytes(), decoded.charset(), document.receiptDay());
    return entries.size() == 1 && entries.get(0) instanceof Entry.Broken broken
        ? new Reading.Invalid(broken.faults())
        : new Reading.Items(entries);
  }

  private static Entry tooLarge(byte[] bytes, DecodedText decoded, Bounds bounds) {
    Payload payload =
        new Payload("text", "text/plain", Optional.of(decoded.charset().name()), bytes);
    return new Entry.Broken(payload, List.of(bounds.itemFault()));
  }
}
