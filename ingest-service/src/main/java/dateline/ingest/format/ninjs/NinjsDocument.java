package dateline.ingest.format.ninjs;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Payload;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An IPTC ninjs item (3.x; the names of 1.x and 2.x are understood) as a JSON object in UTF-8 (RFC
 * 8259 section 8.1), or a JSON array of them, each of which is broken alone.
 *
 * <p>What is sent as ninjs is held to the standard's schemas: {@link #strict()}. What is sent as
 * mere JSON is taken as far as it goes, with members of its own, which are kept.
 */
public final class NinjsDocument implements WireFormat {

  private static final String MEDIA_TYPE = "application/ninjs+json";

  private final boolean isStrict;

  /** Of JSON in the shape of ninjs, which may have members of its own. */
  public NinjsDocument() {
    this(false);
  }

  private NinjsDocument(boolean isStrict) {
    this.isStrict = isStrict;
  }

  /** Of ninjs by the rules of its schemas. */
  public static NinjsDocument strict() {
    return new NinjsDocument(true);
  }

  @Override
  public int expansion() {
    return 10;
  }

  @Override
  public boolean statesPriority() {
    return true;
  }

  @Override
  public Reading read(Document document, Bounds bounds) {
    byte[] bytes = document.bytes();
    if (JsonReader.isWide(bytes)) {
      return new Reading.Unreadable(JsonReader.ONLY_UTF_8);
    }
    int first = JsonReader.start(bytes);
    while (first < bytes.length && bytes[first] >= 0 && bytes[first] <= ' ') {
      first++;
    }
    if (first < bytes.length && bytes[first] == '[') {
      return array(bytes, bounds);
    }
    return bytes.length > bounds.itemBytes() ? bounds.itemTooLarge() : item(bytes);
  }

  private Reading array(byte[] bytes, Bounds bounds) {
    try {
      List<byte[]> elements = JsonReader.elements(bytes, bounds.items() + 1);
      if (elements.size() > bounds.items()) {
        return bounds.tooManyItems();
      }
      List<Entry> entries = new ArrayList<>(elements.size());
      elements.forEach(element -> entries.add(entry(element, bounds)));
      return new Reading.Items(entries);
    } catch (IOException e) {
      return unreadable(e);
    }
  }

  /** One item among many. */
  Entry entry(byte[] bytes, Bounds bounds) {
    if (bytes.length > bounds.itemBytes()) {
      return new Entry.Broken(payload(bytes), List.of(bounds.itemFault()));
    }
    Reading reading = item(bytes);
    if (reading instanceof Reading.Items items) {
      return items.entries().get(0);
    }
    List<Fault> faults =
        reading instanceof Reading.Invalid invalid
            ? invalid.faults()
            : List.of(new Fault("", ((Reading.Unreadable) reading).message()));
    return new Entry.Broken(payload(bytes), faults);
  }

  private Reading item(byte[] bytes) {
    try {
      JsonNode root = JsonReader.read(bytes);
      if (!(root instanceof ObjectNode object)) {
        return new Reading.Invalid(List.of(new Fault("", "must be a JSON object")));
      }
      Optional<String> twice = JsonReader.twice(bytes);
      if (twice.isPresent()) {
        return new Reading.Invalid(List.of(new Fault("/" + twice.get(), "is there twice")));
      }
      ObjectNode item = Names.current(object);
      List<Fault> faults = new ArrayList<>(Validity.faults(item));
      if (faults.isEmpty() && isStrict) {
        faults.addAll(Conformance.faults(object));
      }
      if (!faults.isEmpty()) {
        return new Reading.Invalid(faults);
      }
      Entry entry = NinjsItem.read(item, payload(bytes));
      return entry instanceof Entry.Broken broken
          ? new Reading.Invalid(broken.faults())
          : new Reading.Items(List.of(entry));
    } catch (IOException e) {
      return unreadable(e);
    }
  }

  private static Payload payload(byte[] bytes) {
    return new Payload("ninjs", MEDIA_TYPE, Optional.of("UTF-8"), bytes);
  }

  private static Reading unreadable(IOException e) {
    if (!(e instanceof JsonProcessingException json)) {
      return new Reading.Unreadable("not JSON: " + e.getMessage());
    }
    JsonLocation at = json.getLocation();
    String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return new Reading.Unreadable("not JSON" + place + ": " + json.getOriginalMessage());
  }
}
