/** store-service: keeps articles in MongoDB and serves them. */
package dateline.store;
