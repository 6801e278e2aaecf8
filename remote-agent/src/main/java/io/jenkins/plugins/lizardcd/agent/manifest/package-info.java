/** What to apply to a namespace so that an agent runs there with no more rights than its features need. */
package io.jenkins.plugins.lizardcd.agent.manifest;
