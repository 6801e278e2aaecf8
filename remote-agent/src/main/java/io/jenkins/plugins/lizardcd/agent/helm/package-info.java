/** Releases of Helm: runs the stock helm executable, one process for each action, and reads the records it keeps. */
package io.jenkins.plugins.lizardcd.agent.helm;
