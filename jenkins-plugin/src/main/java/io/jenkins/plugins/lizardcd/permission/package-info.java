/** Who may deploy. */
package io.jenkins.plugins.lizardcd.permission;
