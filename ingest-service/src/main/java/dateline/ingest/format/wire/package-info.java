/** Text wires: IPTC 7901, ANPA 1312 and copy by their conventions. */
package dateline.ingest.format.wire;
