/** Locks that a client holds for a while, for work that is no operation. */
package io.jenkins.plugins.lizardcd.agent.lock;
