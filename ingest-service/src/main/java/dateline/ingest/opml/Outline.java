package dateline.ingest.opml;

import java.util.List;
import java.util.Map;

/**
 * A feed in a list of subscriptions.
 *
 * @param attributes its attributes by name, as written
 * @param folders the folders that it is in, outermost first
 * @param line where it begins in the document, from 1
 */
public record Outline(Map<String, String> attributes, List<String> folders, int line) {

  public Outline {
    attributes = Map.copyOf(attributes);
    folders = List.copyOf(folders);
  }

  /** The text of an attribute, whatever the case of its name; empty for none. */
  public String attribute(String name) {
    return attributes.entrySet().stream()
        .filter(each -> each.getKey().equalsIgnoreCase(name))
        .map(each -> each.getValue().strip())
        .findFirst()
        .orElse("");
  }
}
