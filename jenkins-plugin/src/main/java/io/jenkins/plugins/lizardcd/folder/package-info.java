/** Limits and defaults of endpoints in folders. Loaded only where the Folders plugin is. */
package io.jenkins.plugins.lizardcd.folder;
