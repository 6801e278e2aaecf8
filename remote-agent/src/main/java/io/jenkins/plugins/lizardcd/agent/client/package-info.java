/** The way to the API server: reads, watched objects, and writes that are guarded by a fence. */
package io.jenkins.plugins.lizardcd.agent.client;
