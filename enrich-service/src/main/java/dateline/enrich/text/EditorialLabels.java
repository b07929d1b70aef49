package dateline.enrich.text;

import dateline.enrich.text.ExtractedText.EditorialLink;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises the publisher's links to other stories: "ALSO READ: Title", "Lesen Sie auch: Titel".
 */
final class EditorialLabels {

  private static final String WORDS =
      "(?:(?:you (?:may|might) )?also (?:read|see|watch|on .{1,30}|like)|(?:must |please )?read(?: also| more| next| this| here| the full (?:story|article|report)(?: here)?)?"
          + "|see also|more(?: on this| on .{1,30})?|related(?: (?:story|stories|article|articles|news|coverage|content|video))?|don'?t miss|must[- ]read|recommended(?: for you)?"
          + "|watch(?: also| more| video| here)?|explained|explainer|in (?:pics|pictures|photos)|opinion|analysis|editor'?s pick"
          + "|lesen sie (?:auch|hier|mehr|dazu)(?: .{1,20})?|lies auch|(?:auch|mehr) (?:lesen|dazu)|mehr (?:zum thema|dazu|\u00fcber .{1,30}|infos?)|siehe auch|auch interessant|weiterlesen|weitere infos?|zum thema|hintergrund|kommentar|empfehlung"
          + "|(?:\u00e0 )?lire (?:aussi|\u00e9galement|plus)|\u00e0 lire|voir aussi|sur le m\u00eame sujet|notre dossier"
          + "|(?:lea|lee|leer|ver|vea|mira|te puede interesar|puedes leer|le puede interesar)(?: (?:tambi\u00e9n|m\u00e1s|adem\u00e1s))?|m\u00e1s informaci\u00f3n"
          + "|(?:leia|veja|saiba) (?:tamb\u00e9m|mais)|leggi (?:anche|pure)|vedi anche|lees (?:ook|meer)|l\u00e4s (?:ocks\u00e5|mer)|les ogs\u00e5|l\u00e6s ogs\u00e5|lue my\u00f6s"
          + "|(?:czytaj|przeczytaj|zobacz) (?:tak\u017ce|te\u017c|wi\u0119cej)|\u0447\u0438\u0442\u0430\u0439\u0442\u0435 (?:\u0442\u0430\u043a\u0436\u0435|\u0435\u0449\u0451)|\u0441\u043c\u043e\u0442\u0440\u0438\u0442\u0435 \u0442\u0430\u043a\u0436\u0435|\u0447\u0438\u0442\u0430\u0439 \u0442\u0430\u043a\u043e\u0436)";
  private static final Pattern LABELLED =
      Pattern.compile(
          "[^\\p{L}\\d]{0,6}("
              + WORDS
              + ")\\s?(?:[:|\\-\u2013\u2014\u00bb>\u25ba\u25b6\u2192]{1,3}|\\s\u2022)\\s?(\\S.{8,260})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern LABEL_ONLY =
      Pattern.compile(WORDS, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern STRONG =
      Pattern.compile(
          "(?:.*(?:also|auch|aussi|\u00e9galement|tambi\u00e9n|tamb\u00e9m|anche|ook|ocks\u00e5|ogs\u00e5|tak\u017ce|te\u017c|\u0442\u0430\u043a\u0436\u0435).*|read .+|must.*|don'?t miss|related.*|recommended.*|mehr .*|lesen .*|\u00e0 lire|watch|read)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern READ =
      Pattern.compile(
          "(?:read also|also read|lesen sie|lies|lire|lea|lee|leia|leggi|lees|l\u00e4s|les ogs|czytaj|\u0447\u0438\u0442\u0430\u0439)");
  private static final int LONGEST_LABEL = 40;

  private EditorialLabels() {}

  /**
   * The link of the line. Words that also begin sentences ("Analysis: ...", "More: ...") count only
   * where the title really is a link.
   */
  static Optional<EditorialLink> read(Block block) {
    if (block.text().length() > 320) {
      return Optional.empty();
    }
    Matcher m = LABELLED.matcher(block.text());
    if (m.matches()) {
      boolean linked = block.linkDensity() > 0.4;
      boolean strong = STRONG.matcher(m.group(1)).matches();
      return linked
              || (strong && (!looksLikeProse(m.group(2)) || m.group(1).equals(upper(m.group(1)))))
          ? Optional.of(link(m.group(1), m.group(2).strip(), block.firstHref()))
          : Optional.empty();
    }
    return unparted(block);
  }

  /** Whether the line is such a label alone: the title stands on the line behind it. */
  static boolean isLabelOnly(String line) {
    if (line.length() > LONGEST_LABEL) {
      return false;
    }
    String bare = CleanText.bare(line);
    return LABEL_ONLY.matcher(bare).matches()
        && STRONG.matcher(bare).matches()
        && !bare.equals("read more")
        && !bare.equals("read");
  }

  /** Whether a label alone asks to read one more story, and does not head a list of teasers. */
  static boolean isReadLabel(String line) {
    return isLabelOnly(line) && READ.matcher(CleanText.bare(line)).find();
  }

  static EditorialLink link(String label, String title, Optional<String> url) {
    return new EditorialLink("seeAlso", CleanText.line(label), title, url);
  }

  /** "Read more Title", where the markup alone parts the label from the linked title. */
  private static Optional<EditorialLink> unparted(Block block) {
    if (block.anchors().size() != 1 || block.linkDensity() < 0.4) {
      return Optional.empty();
    }
    String title = block.anchors().get(0).text();
    int at = block.text().indexOf(title);
    String label = at <= 0 ? "" : TimeLabels.strip(block.text().substring(0, at));
    boolean wholeLine = at > 0 && at + title.length() >= block.text().length() - 1;
    return wholeLine && title.length() > 8 && isLabelOnlyOrMore(label)
        ? Optional.of(link(label, title, block.firstHref()))
        : Optional.empty();
  }

  private static boolean isLabelOnlyOrMore(String label) {
    return label.length() <= LONGEST_LABEL && LABEL_ONLY.matcher(CleanText.bare(label)).matches();
  }

  private static boolean looksLikeProse(String title) {
    return title.endsWith(".") && CleanText.words(title) > 14;
  }

  private static String upper(String text) {
    return text.toUpperCase(java.util.Locale.ROOT);
  }
}
