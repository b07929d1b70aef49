package dateline.enrich.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import dateline.RawArticle;
import dateline.RawText;
import dateline.RawTime;
import dateline.enrich.state.HeldDelivery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One delivery that is held back, for an operator.
 *
 * @param uri URI of its article
 * @param reason {@code embargo}, {@code unreadable} (an embargo that nobody can read), {@code hold}
 *     (its provider holds the article back) or {@code take} (the takes before it are missing)
 * @param until when it comes out; empty where a later message or a person decides
 * @param since when it was first held
 * @param received when it reached us
 * @param feed feed that delivered it
 * @param provider provider of the feed
 * @param version version as claimed
 * @param take which part it is, of a text in takes
 * @param stated what it says of its embargo, as delivered
 * @param wireNumbers numbers by which the wire names it
 * @param slugline slugline, for those who may see texts
 * @param headline headline, for those who may see texts
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record HeldItem(
    String uri,
    String reason,
    Optional<Instant> until,
    Optional<Instant> since,
    Instant received,
    String feed,
    String provider,
    Optional<String> version,
    Optional<Integer> take,
    List<String> stated,
    List<String> wireNumbers,
    Optional<String> slugline,
    Optional<String> headline) {

  static HeldItem of(HeldDelivery held, RawArticle raw, String reason, boolean texts) {
    return new HeldItem(
        raw.getUri(),
        reason,
        Optional.ofNullable(held.getUntil()),
        Optional.ofNullable(held.getSince()),
        raw.getReceived(),
        raw.getFeed(),
        raw.getProvider(),
        Optional.ofNullable(raw.getVersion()),
        Optional.ofNullable(raw.getTake()),
        raw.getTimes().stream()
            .filter(time -> time.getRole().equals("embargoed"))
            .map(RawTime::getRaw)
            .toList(),
        raw.getWireNumbers(),
        Optional.ofNullable(raw.getSlugline()).filter(s -> texts),
        raw.getTexts().stream()
            .filter(text -> texts && text.getRole().equals("headline"))
            .map(RawText::getValue)
            .findFirst());
  }
}
