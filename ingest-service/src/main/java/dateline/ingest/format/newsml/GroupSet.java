package dateline.ingest.format.newsml;

import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.xml.XmlNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a package holds: its items in the order of its groups, beginning with the root group
 * (NewsML-G2, "Packages"). Each becomes a link; together they are the text, a list for each group,
 * nested as the groups are.
 */
final class GroupSet {

  private static final int DEEPEST = 20;

  private final QCodes codes;
  private final ItemBuilder builder;
  private final Map<String, XmlNode> groups = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final StringBuilder text = new StringBuilder();

  GroupSet(QCodes codes, ItemBuilder builder) {
    this.codes = codes;
    this.builder = builder;
  }

  /** Reads a package's groups. A package without groups may hold its references itself. */
  void read(XmlNode item) {
    item.children("groupSet").forEach(this::set);
    if (item.child("itemRef").isPresent()) {
      list(item, 0);
    }
    builder.text("body", "text/html", text.toString());
  }

  private void set(XmlNode set) {
    set.children("group")
        .forEach(group -> group.attribute("id").ifPresent(id -> groups.putIfAbsent(id, group)));
    Optional<XmlNode> root =
        set.attribute("root").map(groups::get).or(() -> set.children("group").findFirst());
    root.ifPresent(group -> list(group, 0));
    // A group that nothing refers to still holds items.
    set.children("group").forEach(group -> list(group, 0));
  }

  private void list(XmlNode group, int depth) {
    if (depth > DEEPEST || !seen.add(group.attribute("id").orElse("@" + group.start()))) {
      return;
    }
    String list = codes.code(group, "mode").equals("seq") ? "ol" : "ul";
    text.append('<').append(list).append('>');
    for (XmlNode each : group.children().toList()) {
      switch (each.name()) {
        case "itemRef", "conceptRef" -> reference(each);
        case "groupRef" -> {
          Optional<XmlNode> inner = each.attribute("idref").map(groups::get);
          if (inner.isPresent()) {
            text.append("<li>");
            inner
                .get()
                .children("title")
                .findFirst()
                .ifPresent(title -> text.append(escaped(title.text())));
            list(inner.get(), depth + 1);
            text.append("</li>");
          }
        }
        default -> {
          // Names and notes of the group.
        }
      }
    }
    text.append("</").append(list).append('>');
  }

  private void reference(XmlNode reference) {
    Optional<String> title =
        reference.children("title").map(XmlNode::text).filter(t -> !t.isEmpty()).findFirst();
    reference
        .attribute("residref")
        .or(() -> reference.attribute("href"))
        .ifPresent(
            address ->
                builder.link(
                    new Parts.Link("related", address, title, reference.attribute("contenttype"))));
    title.ifPresent(
        words -> {
          text.append("<li>").append(escaped(words));
          reference
              .children("description")
              .findFirst()
              .ifPresent(said -> text.append("<p>").append(escaped(said.text())).append("</p>"));
          text.append("</li>");
        });
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
