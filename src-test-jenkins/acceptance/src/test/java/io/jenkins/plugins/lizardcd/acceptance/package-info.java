/**
 * The plugin in a real controller. Runs where {@code LIZARD_JENKINS} names a folder with {@code jenkins.war} and
 * {@code plugins/}; elsewhere the tests are skipped and say so.
 */
package io.jenkins.plugins.lizardcd.acceptance;
