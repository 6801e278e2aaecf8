/**
 * Files of a build's workspace on their way to an agent: {@link io.jenkins.plugins.lizardcd.workspace.WorkspaceFiles} says
 * which, the rest packs them on the node where they are.
 */
package io.jenkins.plugins.lizardcd.workspace;
