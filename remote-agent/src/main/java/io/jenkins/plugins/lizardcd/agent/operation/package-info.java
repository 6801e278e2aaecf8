/**
 * The operation engine: durable records, locks, fencing, resume and cancel. It knows handlers only through their
 * interface.
 */
package io.jenkins.plugins.lizardcd.agent.operation;
