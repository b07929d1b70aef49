/** One command that runs the whole pipeline on this machine, and the processes it consists of. */
package dateline.standalone;
