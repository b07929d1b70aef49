package dateline.ingest.format.ninjs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Payload;
import dateline.ingest.format.VersionedGuid;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Takes a valid ninjs item apart. */
final class NinjsItem {

  private static final Map<String, Fact> FACTS =
      Map.ofEntries(
          Map.entry("version", Fact.VERSION),
          Map.entry("pubStatus", Fact.PUB_STATUS),
          Map.entry("language", Fact.LANGUAGE),
          Map.entry("slugline", Fact.SLUGLINE),
          Map.entry("urgency", Fact.URGENCY),
          Map.entry("located", Fact.LOCATED),
          Map.entry("edNote", Fact.ED_NOTE),
          Map.entry("usageTerms", Fact.USAGE_TERMS),
          Map.entry("copyrightHolder", Fact.COPYRIGHT_HOLDER),
          Map.entry("copyrightNotice", Fact.COPYRIGHT_NOTICE));

  private static final Map<String, String> TIMES =
      Map.of(
          "firstCreated", "firstCreated",
          "versionCreated", "versionCreated",
          "contentCreated", "contentCreated",
          "embargoedUntil", "embargoed",
          "expires", "expires");

  private final ObjectNode item;
  private final VersionedGuid named;
  private final ItemBuilder builder = new ItemBuilder();

  private NinjsItem(ObjectNode item) {
    this.item = item;
    this.named =
        VersionedGuid.of(
            item.path("uri").asText(),
            Optional.of(value("version")).filter(stated -> !stated.isBlank()));
  }

  /** Reads the item; {@code item} has 3.x names. */
  static Entry read(ObjectNode item, Payload payload) {
    return new NinjsItem(item).read(payload);
  }

  private Entry read(Payload payload) {
    FACTS.forEach((name, fact) -> builder.fact(fact, value(name)));
    TIMES.forEach((name, role) -> builder.time(role, value(name), name));
    builder.credit("author", value("by"));
    Texts.read(item, builder);
    Concepts.read(item, builder);
    Media.read(item, builder);
    rest();
    named.version().ifPresent(version -> builder.fact(Fact.VERSION, version));
    return builder.entry(new Identity(Identity.Source.GUID, named.guid()), payload);
  }

  private String value(String name) {
    JsonNode value = item.path(name);
    return value.isNull() ? "" : value.asText();
  }

  /** What has no field in the record, or loses detail in one, goes along whole. */
  private void rest() {
    ObjectNode rest = item.objectNode();
    for (String name : names()) {
      JsonNode value = item.path(name);
      if (Texts.isList(name)) {
        Texts.frame(name, value).ifPresent(frame -> rest.set(name, frame));
      } else if (!isKept(name, value)) {
        rest.set(name, value);
      }
    }
    if (!rest.isEmpty()) {
      builder.fact(Fact.NINJS, rest.toString());
    }
  }

  /** Whether a place in the record holds it so that it can be had back. */
  private boolean isKept(String name, JsonNode value) {
    if (name.equals("uri")) {
      return named.guid().equals(value.asText());
    }
    return FACTS.containsKey(name)
        || TIMES.containsKey(name)
        || Texts.isText(name)
        || Concepts.isLossless(name, value);
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    item.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
