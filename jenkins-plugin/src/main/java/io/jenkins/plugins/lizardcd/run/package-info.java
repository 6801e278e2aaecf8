/** Running operations from a build: submit, follow, cancel; and what a build keeps of them. */
package io.jenkins.plugins.lizardcd.run;
