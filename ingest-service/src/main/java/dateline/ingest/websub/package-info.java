/**
 * Subscribes to the hubs that feeds name and takes in what they send (W3C Recommendation WebSub, 23
 * January 2018). Nothing is kept here: callback and secret are derived from the installation's
 * master key, so that any copy of the service can answer a hub, and what a subscription has come to
 * belongs to the copy that polls the feed.
 */
package dateline.ingest.websub;
