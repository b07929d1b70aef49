package dateline.enrich.text;

import java.util.regex.Pattern;

/** Headings under which a page stops to tell its story and points to others. */
final class TrailerHeads {

  private static final int LONGEST = 60;
  private static final Pattern HEAD =
      Pattern.compile(
          "(?:recent (?:posts?|articles|news|stories)|latest (?:posts?|news|articles|stories|updates|headlines|videos?|from .{1,25})|related(?: (?:posts?|articles?|stories|news|topics|content|links|coverage|reading|items))?"
              + "|more (?:from|in|on|about|stories|news|articles|like this|top stories|headlines|coverage)(?: .{1,40})?|you (?:may|might) (?:also )?(?:like|be interested in|enjoy).{0,20}|also (?:read|on .{1,30})|read next|up next|what to read next|next (?:article|story|post)"
              + "|most (?:read|popular|viewed|shared|commented)(?: .{1,25})?|popular(?: (?:posts?|now|stories|articles|news|in .{1,20}))?|trending(?: (?:now|news|stories|topics|today|posts))?|top (?:stories|news|headlines|posts|videos|trending|picks)|must[- ]reads?|editor'?s? (?:picks?|choice)|recommended(?: (?:for you|stories|articles|reading|by .{1,20}))?"
              + "|suggested (?:stories|reading|articles)|other (?:stories|news|articles)|don'?t miss|in other news|web stories|photo ?galler(?:y|ies)|live tv|featured(?: (?:posts?|stories|news|videos?))?|around the web|from the web|from our partners|promoted stories|sponsored stories|similar (?:news|posts|articles|stories)|discover more|explore more|about the author|leave a reply|comments?"
              + "|mehr zum thema.{0,30}|mehr (?:aus|von|zu|\u00fcber) .{1,40}|das k\u00f6nnte sie (?:auch )?interessieren|auch interessant|(?:neueste|letzte|aktuelle|weitere|verwandte|\u00e4hnliche|beliebte) (?:beitr\u00e4ge|artikel|nachrichten|meldungen|themen|videos)|meist ?gelesen.{0,20}|am meisten gelesen|lesen sie auch|empfehlungen(?: der redaktion)?|top-?themen|topthemen|themen|newsticker"
              + "|articles? (?:r\u00e9cents?|similaires|li\u00e9s|associ\u00e9s|populaires|les plus lus)|(?:les )?plus (?:lus?|populaires)|sur le m\u00eame (?:sujet|th\u00e8me)|\u00e0 lire (?:aussi|\u00e9galement|ensuite)|lire aussi|voir aussi|derni\u00e8res (?:actualit\u00e9s|nouvelles|infos|news)|vous aimerez aussi.{0,20}|nos recommandations|dans la m\u00eame rubrique"
              + "|(?:entradas|art\u00edculos|noticias|notas) (?:recientes|relacionad[ao]s|populares|destacadas)|\u00faltimas (?:noticias|entradas|horas?)|lo m\u00e1s (?:le\u00eddo|visto|popular).{0,20}|te puede interesar|tambi\u00e9n te puede interesar|m\u00e1s (?:noticias|le\u00eddas|sobre .{1,30}|en .{1,30})|m\u00e1s informaci\u00f3n|relacionad[ao]s"
              + "|(?:not\u00edcias|mat\u00e9rias|artigos|posts) (?:recentes|relacionad[ao]s|populares)|leia (?:tamb\u00e9m|mais)|mais (?:lidas|not\u00edcias|lidos)|veja tamb\u00e9m|(?:articoli|notizie|ultime) (?:recenti|correlat[ei]|notizie|popolari)|potrebbe(?:ro)? interessarti.{0,20}|leggi anche|pi\u00f9 lett[ei]"
              + "|(?:gerelateerde?|laatste|meest gelezen|recente) .{0,20}|lees ook|meer over .{1,30}|senaste nytt|mest l\u00e4st|l\u00e4s mer|najnowsze|najpopularniejsze|zobacz tak\u017ce|polecane|\u0447\u0438\u0442\u0430\u0439\u0442\u0435 \u0442\u0430\u043a\u0436\u0435|\u043f\u043e\u0445\u043e\u0436\u0438\u0435 (?:\u043d\u043e\u0432\u043e\u0441\u0442\u0438|\u0441\u0442\u0430\u0442\u044c\u0438)|\u043f\u043e\u0441\u043b\u0435\u0434\u043d\u0438\u0435 \u043d\u043e\u0432\u043e\u0441\u0442\u0438|\u0441\u0430\u043c\u043e\u0435 \u0447\u0438\u0442\u0430\u0435\u043c\u043e\u0435)");

  private TrailerHeads() {}

  static boolean is(String line) {
    return line.length() <= LONGEST && HEAD.matcher(CleanText.bare(line)).matches();
  }
}
