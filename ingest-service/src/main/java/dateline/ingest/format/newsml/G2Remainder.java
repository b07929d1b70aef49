package dateline.ingest.format.newsml;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.ingest.format.Fact;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.xml.XmlNode;
import java.util.Optional;

/** What an item says that only the article's ninjs remainder has a place for, by ninjs' names. */
final class G2Remainder {

  private G2Remainder() {}

  /**
   * Reads it.
   *
   * @param guid the identifier over all versions; one that was delivered with its version is kept
   */
  static void read(XmlNode item, String guid, QCodes codes, Asserts asserts, ItemBuilder builder) {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    item.attribute("guid").filter(whole -> !whole.equals(guid)).ifPresent(w -> rest.put("uri", w));
    item.all("contentSet", "inlineXML")
        .flatMap(inline -> inline.attribute("wordcount").stream())
        .filter(words -> words.matches("[1-9]\\d{0,8}"))
        .findFirst()
        .ifPresent(words -> rest.put("wordCount", Integer.parseInt(words)));
    item.child("itemMeta", "itemClass")
        .flatMap(codes::of)
        .map(QCodes.Code::code)
        .filter(type -> !type.equals("text"))
        .ifPresent(type -> rest.put("type", type));
    item.child("itemMeta", "profile").ifPresent(each -> put(rest, "profile", each.text()));
    item.children("contentMeta")
        .flatMap(meta -> meta.children("digitalSourceType"))
        .findFirst()
        .ifPresent(
            source -> {
              ObjectNode type = rest.putObject("digitalSourceType");
              source
                  .attribute("uri")
                  .or(() -> codes.of(source).flatMap(QCodes.Code::uri))
                  .ifPresent(uri -> type.put("uri", uri));
              asserts.givenName(source).ifPresent(name -> type.put("name", name));
            });
    item.children()
        .filter(each -> each.name().equals("itemMeta") || each.name().equals("contentMeta"))
        .flatMap(meta -> meta.children("altId"))
        .filter(id -> !id.text().isEmpty())
        .forEach(
            id -> {
              ObjectNode alt = rest.withArray("altIds").addObject();
              put(alt, "role", codes.code(id, "type"));
              alt.put("value", id.text());
            });
    Optional<String> rights =
        item.all("rightsInfo", "link").flatMap(each -> each.attribute("href").stream()).findFirst();
    rights.ifPresent(href -> rest.putObject("rightsInfo").put("linkedRights", href));
    if (!rest.isEmpty()) {
      builder.fact(Fact.NINJS, rest.toString());
    }
  }

  private static void put(ObjectNode object, String name, String value) {
    if (!value.isEmpty()) {
      object.put(name, value);
    }
  }
}
