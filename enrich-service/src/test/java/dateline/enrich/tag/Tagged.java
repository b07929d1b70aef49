package dateline.enrich.tag;

import java.util.List;
import java.util.Optional;

/** What tagging found in a text of a test. */
record Tagged(TagResult result) {

  static Tagged english(String headline, String standfirst, String... paragraphs) {
    return of("en", headline, standfirst, paragraphs);
  }

  static Tagged of(String language, String headline, String standfirst, String... paragraphs) {
    return new Tagged(
        new Tagger()
            .tag(
                new TaggerInput(
                    headline,
                    standfirst,
                    String.join("\n\n", paragraphs),
                    language,
                    List.of(),
                    "Example")));
  }

  List<String> labels(TagKind kind) {
    return result.tags().stream().filter(t -> t.kind() == kind).map(FoundTag::label).toList();
  }

  List<String> people() {
    return labels(TagKind.PERSON);
  }

  List<String> organisations() {
    return labels(TagKind.ORGANISATION);
  }

  List<String> places() {
    return labels(TagKind.PLACE);
  }

  List<String> keywords() {
    return labels(TagKind.KEYWORD);
  }

  List<String> topics() {
    return result.tags().stream()
        .filter(t -> t.scheme().equals(Optional.of("medtop")))
        .map(t -> t.uri().orElseThrow())
        .map(uri -> uri.substring(uri.length() - 8))
        .toList();
  }

  List<String> sources() {
    return result.sources().stream().map(FoundSource::name).toList();
  }

  FoundTag tag(String label) {
    return result.tags().stream().filter(t -> t.label().equals(label)).findFirst().orElseThrow();
  }
}
