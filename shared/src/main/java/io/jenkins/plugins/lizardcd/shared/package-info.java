/**
 * The contract between plugin and agent: operations, events, results and problems as values, and their JSON. No I/O.
 *
 * <p>Requests are read strictly (an unknown field is an error), responses tolerantly (an unknown field is skipped), so
 * that an older plugin can talk to a newer agent.
 */
package io.jenkins.plugins.lizardcd.shared;
