package dateline.enrich.text;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows the lines that pages print around a story: calls to action, share bars, notices. Each rule
 * is for a kind of line, not for a publisher, and only for whole short lines, so that a sentence
 * that happens to speak of sharing or following stays.
 */
final class Furniture {

  private static final int LONGEST = 170;
  private static final int MOST_WORDS_OF_A_SENTENCE = 16;
  private static final String NETWORK =
      "(?:facebook|twitter|x|instagram|whatsapp|telegram|youtube|linkedin|pinterest|reddit|tiktok"
          + "|threads|bluesky|mastodon|xing|flipboard|google|google news|google discover|pocket|viber"
          + "|messenger|e-?mail|mail|sms|copy link|copy|link|print|line|tumblr|koo|signal|vk)";
  private static final Pattern SHARE_BAR =
      Pattern.compile(
          "(?:(?:share|teilen|partager|compartir|condividi|compartilhar|delen|tweet|share (?:this|on|via)):? ?)?"
              + NETWORK
              + "(?:(?:[ ,|/\u00b7\u2022]| and | und | or ){1,3}"
              + NETWORK
              + "){0,15}");
  private static final Pattern SOURCE_BADGE =
      Pattern.compile(
          "(?:add|set|make|choose|mark|select|prefer|pick|save)\\b(.{0,60}?)\\b(?:as|to|one of|your|a|our)\\b.{0,40}"
              + "\\b(?:trusted|preferred|favou?rite|default|reliable)\\b.{0,20}\\b(?:sources?|publishers?|list)\\b.{0,40}");
  private static final Pattern SOURCE_BADGE_ELSEWHERE =
      Pattern.compile(
          "(?:.{0,60}(?:bevorzugte[rn]?|vertrauensw\u00fcrdige[rn]?) quelle.{0,40}"
              + "|.{0,60}source (?:pr\u00e9f\u00e9r\u00e9e|de confiance).{0,40}"
              + "|.{0,60}fuente (?:preferida|de confianza).{0,40}|.{0,60}fonte (?:preferita|preferida|di fiducia).{0,40}"
              + "|.{0,40}preferred source (?:on|for|in) google.{0,40})");
  private static final Pattern CALL =
      Pattern.compile(
          "(?:follow (?:us|me|our|along|live|the|@?\\w{1,30}(?: \\w{1,20}){0,3} on\\b).{0,90}"
              + "|(?:click|tap) (?:here|on the|to|the bell|below)\\b.{0,90}|(?:subscribe|sign up|sign in|log in|register)(?: now| today| here)?(?: (?:to|for|with|and|or)\\b.{0,110})?"
              + "|subscribe to our .{0,90}|get (?:our|the|all the|latest|breaking|more|your|instant) .{0,30}\\b(?:news|app|updates?|alerts?|newsletter|notifications|inbox)\\b.{0,70}"
              + "|join (?:us|our|the conversation|the) ?.{0,20}\\b(?:channel|group|community|newsletter|whatsapp|telegram|conversation|us on)\\b.{0,60}"
              + "|download (?:our|the|now) .{0,60}|(?:listen to|play) this (?:article|story).{0,30}|listen(?: now)?|watch live|live tv|read in app|open in app"
              + "|share (?:this|on|via|the|with|your|to)\\b.{0,50}|share|shares|tweet|like us on .{0,40}|comments?|\\d{1,6} (?:comments?|shares?|views?)|view(?: all)? comments|leave a (?:comment|reply).{0,30}|post a comment|join the discussion|be the first to comment"
              + "|copy link|link copied!?|copied|print|print this (?:page|article)|save(?: for later| article| story)?|bookmark|saved|gift this article|text size|font size|a[-+]? ?a[-+]?"
              + "|(?:story|article) continues (?:below|after).{0,40}|(?:continue|keep) reading.{0,40}|read (?:more|full story|the full (?:story|article).{0,20})|show more|load more|see all|view all|more"
              + "|advertise?ment|ad|ads|sponsored(?: content)?|promoted|paid content|scroll to continue.{0,40}|skip (?:ad|to .{0,30})|(?:\\d{1,2} ?)min(?:ute)?s? read|\\d{1,3} min|reading time:? .{0,20}"
              + "|back to top|go back|home|menu|search|close|loading.{0,20}|next|previous|cookie (?:policy|settings|consent).{0,40}|accept (?:all )?cookies|we use cookies.{0,90}|privacy policy|terms (?:of|and) .{0,30}"
              + "|enable notifications.{0,40}|turn on notifications.{0,40}|trending now|(?:also )?available on .{0,30}|trusted source|preferred source|your browser does not support.{0,80}"
              + "|stay (?:tuned|connected|updated|informed)\\b.{0,90}|for (?:more|all|the latest|latest|breaking) .{0,40}\\b(?:news|updates|stories)\\b.{0,20}\\b(?:follow|visit|download|click|subscribe|stay|log on|read)\\b.{0,90}"
              + "|(?:image|photo|file photo|representational image)|view (?:image|gallery)(?: in fullscreen)?|enlarge(?: image)?|\\d{1,2} ?/ ?\\d{1,3})");
  private static final Pattern CALL_ELSEWHERE =
      Pattern.compile(
          "(?:folgen sie (?:uns|auf).{0,90}|folge uns.{0,90}|(?:jetzt|hier) (?:abonnieren|anmelden|registrieren|lesen|klicken).{0,60}|newsletter(?: abonnieren| bestellen)?.{0,40}|abonnieren sie .{0,90}|(?:artikel )?teilen|artikel (?:anh\u00f6ren|drucken|merken|speichern|versenden|vorlesen).{0,30}"
              + "|anzeige|werbung|drucken|merken|vorlesen|kommentare?(?: \\d{1,5})?|\\d{1,5} kommentare?|zur startseite|nach oben|mehr anzeigen|lesezeit:? .{0,20}|\\d{1,2} min(?:uten)?\\.? lesezeit|link kopiert|link kopieren|(?:jetzt )?kostenlos testen.{0,40}"
              + "|suivez[- ](?:nous|moi).{0,90}|(?:s'abonner|abonnez-vous|inscrivez-vous|s'inscrire).{0,90}|partager(?: (?:sur|cet|l').{0,40})?|publicit\u00e9|imprimer|\u00e9couter(?: l'article)?|lire plus tard|temps de lecture.{0,20}|r\u00e9agir|commenter|commentaires?|ajouter \u00e0 .{0,30}|t\u00e9l\u00e9chargez .{0,60}"
              + "|s\u00edguenos.{0,90}|s[ui]scr\u00edbete.{0,90}|suscr\u00edbase.{0,90}|reg\u00edstrate.{0,60}|\u00fanete a .{0,60}|compartir(?: en .{0,40})?|publicidad|imprimir|guardar|comentarios?|escuchar|haz clic .{0,60}|descarga (?:la|nuestra) .{0,60}|tiempo de lectura.{0,20}"
              + "|siga[- ]nos.{0,90}|compartilhe?.{0,40}|publicidade|inscreva-se.{0,60}|assine .{0,60}|seguici .{0,90}|iscriviti .{0,90}|condividi.{0,40}|pubblicit\u00e0|stampa|salva|tempo di lettura.{0,20}|volg ons .{0,90}|advertentie|delen|deel dit artikel|luister.{0,30}|reklama|udost\u0119pnij.{0,40}|obserwuj nas.{0,60}|\u043f\u043e\u0434\u0435\u043b\u0438\u0442\u044c\u0441\u044f.{0,40}|\u043f\u043e\u0434\u043f\u0438\u0448\u0438\u0442\u0435\u0441\u044c.{0,90}|\u043f\u043e\u0434\u043f\u0438\u0441\u044b\u0432\u0430\u0439\u0442\u0435\u0441\u044c.{0,90}|\u0440\u0435\u043a\u043b\u0430\u043c\u0430)");
  private static final Pattern NOTICE =
      Pattern.compile(
          "(?:(?:copyright |\u00a9 ?|\\(c\\) ?)+.{0,120}|.{0,60}\\b(?:all rights reserved|alle rechte vorbehalten|tous droits r\u00e9serv\u00e9s|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati)\\b.{0,60}"
              + "|the post .{1,140} (?:appeared first|first appeared) on .{1,60}|this (?:story|article|report) (?:has not been edited|was originally published|is auto-generated|has been published from).{0,150}"
              + "|\\(?(?:this story|except for the headline).{0,160}(?:syndicated feed|edited by).{0,60})");
  private static final String DASH = "[-\u2013\u2014]";
  private static final Pattern END_MARK =
      Pattern.compile(
          "(?:#{3,}|# # #|"
              + DASH
              + "{1,2}\\s?30\\s?"
              + DASH
              + "{1,2}|ENDS?\\s?"
              + DASH
              + "{0,2}|(?:"
              + DASH
              + "{1,2}|[(\\[/]{1,2})\\s?(?i:ends?|ende|fin)\\s?(?:"
              + DASH
              + "{1,2}|[)\\]/]{0,2}))\\.?");
  private static final Set<Character> STOPS = Set.of('.', '!', '?');

  private Furniture() {}

  /** Whether the whole line is furniture. */
  static boolean is(String line) {
    if (line.length() > LONGEST) {
      return false;
    }
    String bare = CleanText.bare(line);
    if (bare.isEmpty() || isEndMark(line)) {
      return true;
    }
    if (NOTICE.matcher(bare).matches() || startsWithCopyright(line, bare)) {
      return true;
    }
    boolean sentence = STOPS.contains(line.charAt(line.length() - 1));
    if (sentence && CleanText.words(line) > MOST_WORDS_OF_A_SENTENCE) {
      return false;
    }
    return SHARE_BAR.matcher(bare).matches()
        || SOURCE_BADGE.matcher(bare).matches()
        || SOURCE_BADGE_ELSEWHERE.matcher(bare).matches()
        || CALL.matcher(bare).matches()
        || CALL_ELSEWHERE.matcher(bare).matches();
  }

  /** The sign by which a wire says that its story is over: "ENDS", "-30-", "###". */
  static boolean isEndMark(String line) {
    return END_MARK.matcher(line.strip()).matches();
  }

  /** The name in "Add NAME as a trusted source", spelt as on the page. */
  static Optional<String> providerIn(String line) {
    if (line.length() > LONGEST) {
      return Optional.empty();
    }
    String bare = CleanText.bare(line);
    Matcher badge = SOURCE_BADGE.matcher(bare);
    if (!badge.matches() || badge.group(1).isBlank()) {
      return Optional.empty();
    }
    String name = badge.group(1).strip();
    int at = CleanText.line(line).toLowerCase(java.util.Locale.ROOT).indexOf(name);
    return at < 0 ? Optional.empty() : Optional.of(line.substring(at, at + name.length()));
  }

  private static boolean startsWithCopyright(String line, String bare) {
    char first = line.charAt(0);
    return (first == '\u00a9' || line.startsWith("(c)") || line.startsWith("(C)"))
        && bare.length() < 120;
  }
}
