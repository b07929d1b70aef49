package dateline.ingest.format.wire;

import dateline.ingest.format.wire.Designators.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The set phrases by which agencies take messages back, hold, release and correct them. One word
 * counts only in capitals and by itself, or before a colon or a message's number; what is written
 * in ordinary letters must be a whole phrase that names a message. So a headline on a kill, a
 * correction or a release says none of it.
 */
final class NoticeWords {

  /**
   * With Unicode's word boundaries: from JDK 19 on, {@code \\b} alone sees none behind "levé"
   * (JDK-8264160).
   */
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  /** A message's number with its service: {@code bdt0123}. */
  private static final String NUMBER = "[A-Za-z]{1,5}[ -]?\\d{3,5}\\b";

  private static final String BEHIND_WORD = "(?=\\s*$|\\s*[:!]|\\s+" + NUMBER + ")";
  private static final String BEHIND_NOUN =
      "(?=\\s*$|\\s*[.,:;!(]|\\s+(?:of|from|sent|moved|slugged|headlined|number|no\\.|and|und|immediately"
          + "|[a-z]{0,5}-?\\d))";

  private static final String ITEM =
      "(?:(?:the|this|our|following|earlier|previous|all)\\s+)*"
          + "(?:(?:item|story|stories|items|message|messages|report|advisory)\\b"
          + "|(?:bc|am|pm|ap)-\\S+|"
          + NUMBER
          + ")"
          + BEHIND_NOUN;

  private static final String MELDUNG =
      "(?:die |diese |unsere )*(?:(?:meldung(?:en)?|text|beitrag|zusammenfassung|korrespondenz) )?"
          + "(?:"
          + NUMBER
          + "|(?<=meldung )\\d{3,5}\\b)[^.]{0,60}(?:\\.\\d{1,2}\\.[^.]{0,60}){0,2}";
  private static final String LOESCHEN =
      "(?:l(?:ö|oe)schen|stornieren|streichen|nicht (?:mehr )?verwenden|zur(?:ü|ue)ckziehen)\\b";
  private static final String DEPECHE =
      "(?:la |notre |cette |votre )?(?:d[ée]p[êe]che|information|" + NUMBER + ")";
  private static final String DESPACHO =
      "(?:la |el |nuestra |nuestro |esta |este )?(?:noticia|nota|despacho|informaci[óo]n|"
          + NUMBER
          + ")";

  private static final Map<Kind, List<Pattern>> LINES = new EnumMap<>(Kind.class);

  static {
    LINES.put(
        Kind.KILL,
        List.of(
            capitals(
                "(?:BULLETIN |URGENT |MANDATORY )*(?:KILL|KILLED|KILL MANDATORY|STORNO|STORNIERT"
                    + "|ANNULE[RZ]?|ANNUL(?:É|E)E?|ANNULATION|ANULAR|ANULAD[OA]|ANULACI[ÓO]N"
                    + "|ELIMINATE)"),
            phrase("(?:please |mandatory |bulletin )*(?:kill|eliminate|withdraw) " + ITEM),
            phrase("(?:a|this is a) (?:mandatory )?kill(?: is mandatory)?\\s*[.!]?$"),
            phrase(
                "(?:achtung[,:!]? )?bitte (?!.*\\bnicht (?:l(?:ö|oe)schen|streichen|stornieren))"
                    + "(?:[^.]{0,80} )?"
                    + LOESCHEN),
            phrase(MELDUNG + " " + LOESCHEN),
            phrase(
                MELDUNG
                    + " (?:(?:ist|sind|wird|werden) )?(?:zur(?:ü|ue)ckgezogen|storniert"
                    + "|gel(?:ö|oe)scht|gestrichen)\\b"),
            phrase(
                "(?:pri[èe]re d['’]|merci d['’]|veuillez |attention[,:]? )?"
                    + "(?:annule[rz]?|supprime[rz]) "
                    + DEPECHE),
            phrase(DEPECHE + " [^.]{0,60}\\bannul[ée]e"),
            phrase(
                "(?:favor (?:de )?|se ruega |rogamos |por favor,? )?"
                    + "(?:anular|anulen|anule|eliminar|eliminen) "
                    + DESPACHO)));
    LINES.put(
        Kind.HOLD,
        List.of(
            capitals(
                "WITHHOLD|HOLD|HOLD FOR RELEASE|HFR|ZUR(?:Ü|UE)CKHALTEN|NE PAS DIFFUSER"
                    + "|(?:À|A) RETENIR|RETENER|NO DIFUNDIR|NO PUBLICAR"),
            phrase("(?:please )?(?:withhold|hold) " + ITEM),
            phrase("(?:please )?hold for release(?: until further notice)?\\s*[.!:]?$"),
            phrase("(?:achtung[,:!]? )?bitte (?:[^.]{0,80} )?zur(?:ü|ue)ckhalten\\b"),
            phrase("(?:pri[èe]re de |merci de )(?:retenir|ne pas diffuser) " + DEPECHE),
            phrase("(?:favor (?:de )?|se ruega |rogamos )(?:retener|no difundir) " + DESPACHO)));
    LINES.put(
        Kind.RELEASE,
        List.of(
            capitals("RELEASED?|FREIGABE|FREIGEGEBEN|LIB[ÉE]R[ÉE]E?|LIBERAD[OA]"),
            phrase("(?:please )?release " + ITEM),
            phrase("(?:the )?embargo (?:is |has been )?lifted\\b"),
            phrase("(?:die )?sperrfrist (?:ist |wurde )?aufgehoben\\b"),
            phrase("lev[ée]e (?:de l['’]|d['’])embargo\\b|(?:l['’])?embargo (?:est )?lev[ée]\\b"),
            phrase("embargo levantado\\b")));
    LINES.put(
        Kind.CORRECTION,
        List.of(
            Pattern.compile(
                "(?:CORRECTIONS?|CORRECTED|CORRECTIVE|BERICHTIGUNG|KORREKTUR|CORRECTIF"
                    + "|RECTIFICATI(?:F|ON)|CORRECCI[ÓO]N|RECTIFICACI[ÓO]N)(?=\\s*$|\\s*[:!(])"),
            Pattern.compile("(?:CORRECTS|CORRIGE|RECTIFICA)\\b"),
            phrase("berichtigung\\b(?=\\s*$|\\s*[:(])"),
            phrase("correction: .* story$")));
    LINES.put(
        Kind.ADVISORY, List.of(Pattern.compile("(?:EDITORS? )?ADVISORY(?: NOTE)?(?=\\s*$|\\s*:)")));
  }

  private NoticeWords() {}

  /** Whether a line begins with a notice of the kind. */
  static boolean are(Kind kind, String line) {
    return LINES.getOrDefault(kind, List.of()).stream()
        .anyMatch(pattern -> pattern.matcher(line).lookingAt());
  }

  private static Pattern capitals(String words) {
    return Pattern.compile("(?:" + words + ")" + BEHIND_WORD);
  }

  private static Pattern phrase(String words) {
    return Pattern.compile(words, FLAGS);
  }
}
