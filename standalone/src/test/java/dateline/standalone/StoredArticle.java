package dateline.standalone;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** A document of {@code articles}, read by what a newsroom calls its parts. */
record StoredArticle(Document document) {

  String text(String list, String role) {
    return list(list).stream()
        .filter(text -> role.equals(text.getString("role")))
        .findFirst()
        .map(text -> text.getString("value"))
        .orElse("");
  }

  String headline() {
    return text("headlines", "main");
  }

  String standfirst() {
    return text("descriptions", "standfirst");
  }

  String body() {
    return text("bodies", "main");
  }

  /** Paragraphs of the body, headings among them. */
  List<String> blocks() {
    return Arrays.asList(body().split("\n\n"));
  }

  Instant instant(String field) {
    return document.getDate(field).toInstant();
  }

  /** Labels of the tags of a kind. */
  List<String> tags(String kind) {
    return list("tags").stream()
        .filter(tag -> kind.equals(tag.getString("kind")))
        .map(tag -> tag.getString("label"))
        .toList();
  }

  Optional<Document> tag(String kind, String label) {
    return list("tags").stream()
        .filter(tag -> kind.equals(tag.getString("kind")) && label.equals(tag.getString("label")))
        .findFirst();
  }

  /** Country codes of the places, in order of mention. */
  List<String> countries() {
    return list("tags").stream()
        .filter(tag -> "place".equals(tag.getString("kind")))
        .map(tag -> tag.getString("countryCode"))
        .filter(code -> code != null)
        .distinct()
        .toList();
  }

  /** Statements of time in a role. */
  List<Document> times(String role) {
    return list("times").stream().filter(time -> role.equals(time.getString("role"))).toList();
  }

  List<Document> links(String kind) {
    return list("relatedLinks").stream()
        .filter(link -> kind.equals(link.getString("kind")))
        .toList();
  }

  List<Document> list(String field) {
    return document.getList(field, Document.class, List.of());
  }
}
