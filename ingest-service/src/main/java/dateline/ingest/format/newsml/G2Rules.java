package dateline.ingest.format.newsml;

import dateline.ingest.format.Fault;
import dateline.ingest.format.Faults;
import dateline.ingest.format.xml.XmlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules of NewsML-G2 that an item is held to which is sent as NewsML-G2: what identity, status and
 * codes depend on must be there, and what is of IPTC's namespace must be of the standard (2.35). An
 * item that says it is of a later version may hold elements that are not known here.
 */
final class G2Rules {

  private static final int NEWEST = 35;
  private static final int CATALOG_OPTIONAL = 30;
  private static final int SCHEMES_RETIRE = 29;

  /** Elements of the standard, all versions to 2.35. */
  private static final Set<String> ELEMENTS =
      Set.of(
          ("""
          POIDetails a access accessStatus accountable action address affiliation altId altLoc
          altRep area assert assignedTo audience bag bit born br broader by capacity catalog
          catalogContainer catalogItem catalogRef ceasedToExist channel circle concept
          conceptExtProperty conceptId conceptItem conceptRef conceptSet confirmation contactInfo
          contentCreated contentMeta contentMetaExtProperty contentModified contentSet contributor
          copyrightHolder copyrightNotice country created creator creditline dataMining dateline
          dates definition deliverableOf deliveredItemRef delivery derivedFrom derivedFromValue
          description destination details died digitalSourceType dissolved duration edNote email
          embargoed end event eventDetails eventStatus events exDate exRule exclAudience expires
          facet facetConcept fax fileName firstCreated founded g2contentType generator genre
          geoAreaDetails group groupExtProperty groupRef groupSet hasInstrument hash header
          headerExtProperty headline hierarchyInfo hop hopHistory icon im incomingFeedId infoSource
          inline inlineData inlineRef inlineXML instanceOf itemClass itemCount itemMeta
          itemMetaExtProperty itemRef itemSet keyword knowledgeItem language line link locality
          located location mainConcept memberOf metadataCreator name narrower
          newsContentCharacteristics newsCoverage newsCoverageExtProperty newsCoverageSet
          newsCoverageStatus newsItem newsMessage note objectDetails occurStatus openHours
          organisationDetails organiser origRep origin packageItem partMeta partMetaExtProperty
          participant participationRequirement party personDetails phone planning
          planningExtProperty planningItem polygon position postalCode priority profile provider
          pubHistory pubStatus published publishedExtProperty rDate rRule rating rb regionDelim
          registration related remoteContent remoteContentExtProperty remoteInfo
          rightsExpressionData rightsExpressionXML rightsInfo rightsInfoExtProperty role rp rt ruby
          sameAs sameAsScheme scheduled scheme schemeMeta schemeMetaExtProperty sender sent service
          signal slugline span start subject timeDelim timestamp title transmitId type urgency
          usageTerms userInteraction versionCreated web worldRegion\
          """)
              .split("\\s+"));

  /** What is in these is of other vocabularies. */
  private static final Set<String> FOREIGN =
      Set.of("inlineXML", "inlineData", "rightsExpressionXML", "rightsExpressionData");

  /** These may hold anything. */
  private static final Set<String> OPEN = Set.of("assert", "link");

  /** {@code related} in {@code related} in {@code related} (2.34, address properties). */
  private static final int DEEPEST_RELATED = 3;

  private static final Pattern VERSION = Pattern.compile("2\\.(\\d{1,3})");
  private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private final Faults faults = new Faults();
  private final int version;
  private final XmlNode item;
  private boolean hasQCodes;

  private G2Rules(XmlNode item) {
    this.item = item;
    this.version =
        item.attribute("standardversion").map(VERSION::matcher).filter(Matcher::matches).stream()
            .mapToInt(found -> Integer.parseInt(found.group(1)))
            .findFirst()
            .orElse(NEWEST);
  }

  /** What the item breaks; empty for none. */
  static List<Fault> faults(XmlNode item) {
    return new G2Rules(item).all();
  }

  private List<Fault> all() {
    if (!item.name().equals("catalog") && item.child("itemMeta").isEmpty()) {
      faults.add("itemMeta", "is required");
    }
    walk(item, 0);
    boolean catalogued =
        item.child("catalogRef").isPresent()
            || item.child("catalog").isPresent()
            || item.child("catalogContainer").isPresent();
    if (version < CATALOG_OPTIONAL && hasQCodes && !catalogued) {
      faults.add("catalogRef", "is required: the item has QCodes, and no catalog says of what");
    }
    if (item.name().equals("catalogItem")
        && item.child("contentMeta", "digitalSourceType").isPresent()) {
      faults.add("contentMeta/digitalSourceType", "is for content, which a catalogItem has not");
    }
    return faults.list();
  }

  private void walk(XmlNode node, int related) {
    hasQCodes |= node.attribute("qcode").isPresent();
    Optional<String> badAddress =
        List.of("href", "uri", "residrefformaturi", "typeuri", "roleuri", "reluri").stream()
            .filter(
                name -> node.attribute(name).filter(v -> BAD_ESCAPE.matcher(v).find()).isPresent())
            .findFirst();
    badAddress.ifPresent(name -> faults.add(node.name() + "/@" + name, "is no URI"));
    if (version < SCHEMES_RETIRE && node.attribute("schemeretired").isPresent()) {
      faults.add(node.name() + "/@schemeretired", "came with version 2.29");
    }
    for (XmlNode child : node.children().toList()) {
      int depth = child.name().equals("related") ? related + 1 : 0;
      // Names of other vocabularies keep their prefix.
      boolean unknown = child.name().indexOf(':') < 0 && !ELEMENTS.contains(child.name());
      if (unknown && version <= NEWEST && !OPEN.contains(node.name())) {
        faults.add(node.name() + "/" + child.name(), "is no element of NewsML-G2");
      } else if (depth > DEEPEST_RELATED) {
        faults.add(node.name() + "/related", "is nested deeper than the standard allows");
      } else if (child.name().indexOf(':') < 0 && !FOREIGN.contains(child.name())) {
        walk(child, depth);
      }
    }
  }
}
