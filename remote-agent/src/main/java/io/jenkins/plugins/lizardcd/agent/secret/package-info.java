/** What nobody may see: which texts are secret, and how they are hidden in what others say. */
package io.jenkins.plugins.lizardcd.agent.secret;
