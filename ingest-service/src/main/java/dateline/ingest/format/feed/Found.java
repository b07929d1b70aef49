package dateline.ingest.format.feed;

import java.util.Optional;

/**
 * An entry and where it stands in the document's text.
 *
 * @param element what was read; empty if it could not be
 * @param fault why it could not be
 */
record Found(Optional<XmlElement> element, int start, int end, String fault) {

  static Found sound(XmlElement element, int start, int end) {
    return new Found(Optional.of(element), start, end, "");
  }

  static Found broken(int start, int end, String fault) {
    return new Found(Optional.empty(), start, end, fault);
  }
}
