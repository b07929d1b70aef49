/** Takes the text of withdrawn articles out of the history that the log's topics keep. */
package dateline.purge;
