package dateline.ingest.format.ninjs;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 */
public final class NinjsDocument implements WireFormat {

  private static final String MEDIA_TYPE = "application/ninjs+json";

  @Override
  public Reading read(Document document) {
    byte[] bytes = document.bytes();
    int first = 0;
    while (first < bytes.length && bytes[first] >= 0 && bytes[first] <= ' ') {
      first++;
    }
    return first < bytes.length && bytes[first] == '[' ? array(bytes) : item(bytes);
  }

  private static Reading array(byte[] bytes) {
    try {
      List<Entry> entries = new ArrayList<>();
      JsonReader.elements(bytes).forEach(element -> entries.add(entry(element)));
      return new Reading.Items(entries);
    } catch (IOException e) {
      return unreadable(e);
    }
  }

  /** One item among many. */
  static Entry entry(byte[] bytes) {
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

  private static Reading item(byte[] bytes) {
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
      List<Fault> faults = Validity.faults(item);
      return faults.isEmpty()
          ? Reading.of(NinjsItem.read(item, payload(bytes)))
          : new Reading.Invalid(faults);
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
