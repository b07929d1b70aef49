/** A small wire day, played into the pipeline over its public interfaces. */
package dateline.standalone.demo;
