/** Which wire format a document is of: by its declared media type, else by what it holds. */
package dateline.ingest.format.detect;
