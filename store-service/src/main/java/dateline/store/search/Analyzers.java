package dateline.store.search;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/** Lucene's analyser per language (ISO 639-1), made when first asked for and then shared. */
final class Analyzers {

  private static final Map<String, Supplier<Analyzer>> MAKERS =
      Map.ofEntries(
          entry("", StandardAnalyzer::new),
          entry("ar", ArabicAnalyzer::new),
          entry("bg", BulgarianAnalyzer::new),
          entry("bn", BengaliAnalyzer::new),
          entry("ca", CatalanAnalyzer::new),
          entry("cs", CzechAnalyzer::new),
          entry("da", DanishAnalyzer::new),
          entry("de", GermanAnalyzer::new),
          entry("el", GreekAnalyzer::new),
          entry("en", EnglishAnalyzer::new),
          entry("es", SpanishAnalyzer::new),
          entry("fa", PersianAnalyzer::new),
          entry("fi", FinnishAnalyzer::new),
          entry("fr", FrenchAnalyzer::new),
          entry("hi", HindiAnalyzer::new),
          entry("hu", HungarianAnalyzer::new),
          entry("id", IndonesianAnalyzer::new),
          entry("it", ItalianAnalyzer::new),
          entry("lt", LithuanianAnalyzer::new),
          entry("lv", LatvianAnalyzer::new),
          entry("nl", DutchAnalyzer::new),
          entry("no", NorwegianAnalyzer::new),
          entry("pt", PortugueseAnalyzer::new),
          entry("ro", RomanianAnalyzer::new),
          entry("ru", RussianAnalyzer::new),
          entry("sv", SwedishAnalyzer::new),
          entry("th", ThaiAnalyzer::new),
          entry("tr", TurkishAnalyzer::new),
          entry("zh", CJKAnalyzer::new));

  /** Tags that share another language's analyser. */
  private static final Map<String, String> SAME_AS =
      Map.of("ja", "zh", "ko", "zh", "nb", "no", "nn", "no", "ms", "id");

  private static final Map<String, Analyzer> MADE = new ConcurrentHashMap<>();

  private Analyzers() {}

  static Analyzer forLanguage(String language) {
    String own = SAME_AS.getOrDefault(language, language);
    return made(MAKERS.containsKey(own) ? own : "");
  }

  /** One analyser per language, in a fixed order, the plain one first. */
  static List<Analyzer> all() {
    List<Analyzer> all = new ArrayList<>();
    MAKERS.keySet().stream().sorted().forEach(language -> all.add(made(language)));
    return all;
  }

  private static Analyzer made(String language) {
    return MADE.computeIfAbsent(language, wanted -> MAKERS.get(wanted).get());
  }
}
