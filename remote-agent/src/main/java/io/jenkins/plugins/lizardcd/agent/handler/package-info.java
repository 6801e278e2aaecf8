/** What the operation engine and the capabilities agree on: a handler per kind of operation, and the run it works with. */
package io.jenkins.plugins.lizardcd.agent.handler;
