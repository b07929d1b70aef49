package dateline.ingest.format.ninjs;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.Document;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Payload;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One IPTC ninjs item (3.x; the names of 1.x and 2.x are understood) as a JSON object. */
public final class NinjsDocument implements WireFormat {

  private static final String MEDIA_TYPE = "application/ninjs+json";

  @Override
  public Reading read(Document document) {
    return read(document.bytes());
  }

  static Reading read(byte[] bytes) {
    JsonNode root;
    try {
      root = JsonReader.read(bytes);
    } catch (JsonProcessingException e) {
      return new Reading.Unreadable(message(e));
    } catch (IOException e) {
      // A byte sequence that is no text in any encoding that JSON may have.
      return new Reading.Unreadable("not JSON: " + e.getMessage());
    }
    if (!(root instanceof ObjectNode object)) {
      return new Reading.Invalid(
          List.of(new Fault("", "must be one JSON object; send many as application/x-ndjson")));
    }
    ObjectNode item = Names.current(object);
    List<Fault> faults = Validity.faults(item);
    return faults.isEmpty()
        ? Reading.of(NinjsItem.read(item, payload(bytes)))
        : new Reading.Invalid(faults);
  }

  static Payload payload(byte[] bytes) {
    return new Payload("ninjs", MEDIA_TYPE, Optional.of("UTF-8"), bytes);
  }

  private static String message(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return "not JSON" + place + ": " + e.getOriginalMessage();
  }
}
