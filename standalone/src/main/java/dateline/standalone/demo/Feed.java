package dateline.standalone.demo;

/**
 * A feed as ingest-service is told of it.
 *
 * @param id name in the push API's path
 * @param provider short name of who is behind it: the scope of its identifiers
 * @param name name for people
 * @param zone IANA zone of its zoneless times
 * @param language BCP 47 tag of its texts
 * @param key API key in clear; services are only given its hash
 */
public record Feed(
    String id, String provider, String name, String zone, String language, String key) {}
