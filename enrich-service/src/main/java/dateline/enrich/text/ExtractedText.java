package dateline.enrich.text;

import java.util.List;
import java.util.Optional;

/**
 * What a delivery says, taken apart: the editorial text without the furniture around it, and what
 * stands around it by role. Times are as delivered, unread; addresses are absolute where a base was
 * known.
 *
 * @param kicker the short line over the headline
 * @param headline the headline
 * @param standfirst what the page shows under the headline; never repeated in the body
 * @param summary the description that the page's metadata gives, shown or not
 * @param sections the body; only its first section may lack a heading
 * @param plain the body as plain text, paragraphs and headings parted by one empty line
 * @param markup the body as sanitised XHTML: a fixed point of {@link Markup#sanitise}
 * @param credits people and desks behind the article
 * @param times times that the page states about the article
 * @param dateline the dateline as delivered, which is not part of the body
 * @param located the city of the dateline
 * @param links the publisher's own links to other articles, lifted out of the body
 * @param teasers pointers to other articles that say nothing about being related
 * @param categories the provider's categories
 * @param keywords the provider's keywords
 * @param entities what the page's metadata says the article is about
 * @param language the language that the page declares, BCP 47
 * @param canonicalUrl the address that the page gives for itself
 * @param providerName the publisher's name as the page gives it
 * @param media pictures and other media of the article
 * @param furniture lines that were left out, for an operator who looks for lost text
 * @param charset the encoding the bytes were read with; empty for text that came decoded
 */
public record ExtractedText(
    Optional<String> kicker,
    Optional<String> headline,
    Optional<String> standfirst,
    Optional<String> summary,
    List<Section> sections,
    String plain,
    String markup,
    List<CreditLine> credits,
    List<LabelledTime> times,
    Optional<String> dateline,
    Optional<String> located,
    List<EditorialLink> links,
    List<Teaser> teasers,
    List<String> categories,
    List<String> keywords,
    List<StatedEntity> entities,
    Optional<String> language,
    Optional<String> canonicalUrl,
    Optional<String> providerName,
    List<MediaItem> media,
    List<String> furniture,
    Optional<String> charset) {

  /** A heading, except over the introduction, and the paragraphs under it. */
  public record Section(Optional<String> heading, List<String> paragraphs) {}

  /**
   * Somebody named as the maker.
   *
   * @param name the name as written, without the words around it
   * @param role {@code author}, {@code editor}, {@code publisher}, {@code agency}, {@code
   *     photographer} or {@code contributor}
   * @param raw the line as delivered
   */
  public record CreditLine(String name, String role, String raw) {}

  /**
   * A time as delivered.
   *
   * @param role {@code firstCreated}, {@code versionCreated} or {@code published}
   * @param raw the characters of the time, without its label
   * @param source the label, {@code json-ld}, a meta name, {@code time} or {@code line}
   */
  public record LabelledTime(String role, String raw, String source) {}

  /**
   * A link that the publisher set for the reader to go on.
   *
   * @param role {@code seeAlso}
   * @param label the words before it, such as {@code ALSO READ}
   */
  public record EditorialLink(String role, String label, String title, Optional<String> url) {}

  /** A pointer to another article, such as those under "Recent Posts". */
  public record Teaser(
      String title, Optional<String> excerpt, Optional<String> url, Optional<String> rawDate) {}

  /**
   * What the page's metadata says the article is about.
   *
   * @param kind {@code person}, {@code organisation}, {@code place}, {@code event} or {@code
   *     subject}
   */
  public record StatedEntity(String kind, String name, Optional<String> uri) {}

  /**
   * A picture or other medium.
   *
   * @param type {@code image}, {@code video} or {@code audio}
   */
  public record MediaItem(
      String type,
      String href,
      Optional<String> caption,
      Optional<String> alt,
      Optional<String> credit,
      Optional<Integer> width,
      Optional<Integer> height) {}
}
