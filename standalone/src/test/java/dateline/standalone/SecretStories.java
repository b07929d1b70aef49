package dateline.standalone;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Stories that may not be read, each with words of its own in every text that a format has: {@link
 * #publish} what is open for a while and what never was, then {@link #takeBack}.
 */
final class SecretStories {

  /** Texts that were never open to anybody, but for the one with the hold. */
  static final Set<String> NEVER =
      Set.of("Amberwick", "Cobblestrand", "Drumlinquay", "Gorsehaven", "Hawthornby", "Elderkill");

  /** Texts that were open until they were killed. */
  static final Set<String> KILLED =
      Set.of(
          "Brindlemoor",
          "Brackenfell",
          "Buskinhythe",
          "Fallowmere",
          "Inglenook",
          "Juniperdale",
          "Kestrelholt");

  /** Held: the words come back. */
  static final Set<String> HELD = Set.of("Elderfosse");

  /** The text of the hold itself. */
  static final String WITH_HOLD = "Emberlough";

  /** What stands beside a killed older version. */
  static final String STAYS = "Fernhollow";

  private static final String FEED = "leak";
  private static final String G2 = "application/vnd.iptc.g2.newsitem+xml";
  private static final String NITF = "application/nitf+xml";
  private static final Instant END = Instant.now().plus(Duration.ofMinutes(30));
  private static final String TODAY =
      DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH)
          .format(LocalDate.now(ZoneId.of("Europe/London")));

  private final List<String> uris = new ArrayList<>();
  private final List<String> killed = new ArrayList<>();
  private String similar;
  private String similarTo;
  private String embargoed;
  private String held;
  private String late;

  /** All articles. */
  List<String> uris() {
    return List.copyOf(uris);
  }

  /** Those of which nothing may be left. */
  List<String> killed() {
    return List.copyOf(killed);
  }

  /** Tells much the same as a killed one, and links to it. */
  String similar() {
    return similar;
  }

  /** The killed one. */
  String similarTo() {
    return similarTo;
  }

  String embargoed() {
    return embargoed;
  }

  String held() {
    return held;
  }

  /** Only its older version is killed. */
  String late() {
    return late;
  }

  /** What is there before anything is taken back. */
  void publish() {
    embargoed = add(item("embargoed", 1, "Amberwick").with("embargoed", END.toString()));
    for (String word : List.of("Brindlemoor", "Brackenfell")) {
      add(item("tunnel", word.equals("Brindlemoor") ? 1 : 2, word).body(tunnel(word)));
    }
    similarTo =
        add(
            item("tunnel", 3, "Buskinhythe")
                .body(tunnel("Buskinhythe"))
                .with("edNote", "CORRECTS"));
    add(item("embargo-killed", 1, "Drumlinquay").with("embargoed", END.toString()));
    held = add(item("held", 1, "Elderfosse"));
    late = add(item("late", 1, "Fallowmere"));
    add(item("late", 3, STAYS));
    add(item("unreadable", 1, "Gorsehaven").with("embargoed", "when the bells ring"));
    add(
        "text/plain",
        wire(301, "EMBARGO: " + written(END) + "\nStorm at Hawthornby stops ferries"));
    killed.add(add("text/plain", wire(300, "Storm at Inglenook stops ferries")));
    killed.add(add(G2, g2(1, "usable", "Juniperdale")));
    killed.add(add(NITF, nitf(1, "usable", "Kestrelholt")));
  }

  /** What tells much the same as a story that will be killed. */
  void publishSimilar() {
    similar = add(item("tunnel-again", 1, "Tunnelling").body(tunnel("Tunnelling")));
  }

  /** Kills and holds; a kill that brings a text brings one that nobody may read. */
  void takeBack() {
    killed.add(add(kill("tunnel", 4).headline("KILL: the Elderkill tunnel")));
    killed.add(add(kill("never", 2)));
    add(item("never", 1, "Cobblestrand"));
    killed.add(add(kill("embargo-killed", 2)));
    add(item("held", 2, WITH_HOLD).with("pubStatus", "withheld"));
    add(kill("late", 2));
    add("text/plain", "lkw0302 1 pl 20\n\nKill lkw0300 of %s. Wrong figures.\n".formatted(TODAY));
    add(G2, g2(2, "canceled", "Juniperdale"));
    add(NITF, nitf(2, "canceled", "Kestrelholt"));
  }

  /** Closed for so long. */
  static String briefly(String word, Duration embargo) {
    return Pushed.uri(
        FEED,
        item("brief-" + word, 1, word).with("embargoed", Instant.now().plus(embargo).toString()));
  }

  void release(String word) {
    add(item("held", 3, word));
  }

  private static Ninjs item(String name, int version, String word) {
    return Ninjs.item("tag:leak.example,2025:" + name)
        .version(version, "2025-10-14T1" + version + ":00:00Z")
        .headline("Council of " + word + " meets")
        .body("LEEDS - The council of " + word + " met in take " + version + ".")
        .with("slugline", word + "-council")
        .with("by", "Mara " + word);
  }

  private static Ninjs kill(String name, int version) {
    return Ninjs.item("tag:leak.example,2025:" + name)
        .version(version, "2025-10-14T1" + version + ":00:00Z")
        .with("pubStatus", "canceled")
        .with("edNote", "KILL: wrong story");
  }

  private static String tunnel(String word) {
    return ("LEEDS - Engineers in %s opened the second tube of the harbour tunnel on Tuesday after"
            + " nine years of work, said mayor Edith Sandoval. The tube carries four lanes below"
            + " the river, costs 410 million pounds and takes lorries out of the old town. Ferries"
            + " go on until spring, the port authority said, because the ramps are not ready.")
        .formatted(word);
  }

  private static String wire(int number, String head) {
    return "lkw0%d 3 pl 41\n\nStorm-%d/Leeds/\n%s =\n\nLeeds (lkw) - %s.\n"
        .formatted(number, number, head, head.substring(head.indexOf("Storm")));
  }

  private static String written(Instant until) {
    return DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm 'GMT'", Locale.ENGLISH)
        .format(until.atOffset(ZoneOffset.UTC));
  }

  private static String g2(int version, String status, String word) {
    return """
        <newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='tag:leak.example,2025:g2'
            version='%1$d'>
          <itemMeta><versionCreated>2025-10-14T1%1$d:00:00Z</versionCreated>
            <pubStatus qcode='stat:%2$s'/></itemMeta>
          <contentMeta><headline>Fog at %3$s</headline></contentMeta>
          <contentSet><inlineData contenttype='text/plain'>Fog lies on %3$s.</inlineData></contentSet>
        </newsItem>
        """
        .formatted(version, status, word);
  }

  private static String nitf(int version, String status, String word) {
    return """
        <nitf><head><title>Fare at %3$s</title><docdata management-status='%2$s'>
          <doc-id regsrc='LK' id-string='FARE-1'/><du-key version='%1$d' key='FARES'/>
          <ed-msg info='Wrong story'/></docdata></head>
        <body><body.head><hedline><hl1>Fares at %3$s fall</hl1></hedline></body.head>
        <body.content><p>Fares at %3$s fall in winter.</p></body.content></body></nitf>
        """
        .formatted(version, status, word);
  }

  private String add(Ninjs item) {
    return add("application/json", item.toString());
  }

  private String add(String type, String body) {
    String uri = Pushed.uris(FEED, type, body.getBytes(StandardCharsets.UTF_8)).get(0);
    if (!uris.contains(uri)) {
      uris.add(uri);
    }
    return uri;
  }
}
