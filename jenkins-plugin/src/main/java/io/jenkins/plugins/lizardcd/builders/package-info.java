/** Build steps for freestyle projects. They wait on their executor and leave the work to the Pipeline steps' core. */
package io.jenkins.plugins.lizardcd.builders;
