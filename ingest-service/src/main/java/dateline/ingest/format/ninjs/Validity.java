package dateline.ingest.format.ninjs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Faults;
import java.util.List;
import java.util.Set;

/**
 * What an item must be to be taken in: the rules of ninjs 3 that identity, access and texts depend
 * on. Other deviations from its schema do no harm, and are kept as delivered.
 */
final class Validity {

  /** Longer than any identifier in use; it becomes part of keys and indexes. */
  private static final int MAX_URI = 2048;

  private static final Set<String> PUB_STATUS = Set.of("usable", "withheld", "canceled");

  private static final List<String> TEXT_MEMBERS =
      List.of(
          "version",
          "firstCreated",
          "versionCreated",
          "contentCreated",
          "embargoedUntil",
          "expires",
          "language",
          "by",
          "slugline",
          "located",
          "title",
          "headline",
          "edNote",
          "usageTerms",
          "copyrightHolder",
          "copyrightNotice");

  private static final List<String> LISTS =
      List.of(
          "headlines",
          "descriptions",
          "bodies",
          "subjects",
          "people",
          "organisations",
          "places",
          "events",
          "objects",
          "genres");

  private Validity() {}

  static List<Fault> faults(ObjectNode item) {
    Faults faults = new Faults();
    uri(item.path("uri"), faults);
    JsonNode status = item.path("pubStatus");
    if (!status.isMissingNode() && !(status.isTextual() && PUB_STATUS.contains(status.asText()))) {
      faults.add("/pubStatus", "must be usable, withheld or canceled");
    }
    JsonNode urgency = item.path("urgency");
    if (!urgency.isMissingNode()
        && !(urgency.isIntegralNumber() && urgency.asLong() >= 1 && urgency.asLong() <= 9)) {
      faults.add("/urgency", "must be a whole number from 1 to 9");
    }
    for (String name : TEXT_MEMBERS) {
      JsonNode value = item.path(name);
      if (value.isContainerNode()) {
        faults.add("/" + name, "must be a string");
      }
    }
    for (String name : LISTS) {
      list(name, item.path(name), faults);
    }
    return faults.list();
  }

  private static void uri(JsonNode uri, Faults faults) {
    if (!uri.isTextual() || uri.asText().isBlank()) {
      faults.add("/uri", "is required: a string that identifies the item");
    } else if (uri.asText().length() > MAX_URI) {
      faults.add("/uri", "is longer than " + MAX_URI + " characters");
    } else if (uri.asText().chars().anyMatch(Character::isISOControl)) {
      faults.add("/uri", "holds control characters");
    }
  }

  private static void list(String name, JsonNode list, Faults faults) {
    if (list.isMissingNode() || list.isNull()) {
      return;
    }
    if (!list.isArray()) {
      faults.add("/" + name, "must be an array");
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      if (!list.get(i).isObject()) {
        faults.add("/" + name + "/" + i, "must be an object");
      }
    }
  }
}
