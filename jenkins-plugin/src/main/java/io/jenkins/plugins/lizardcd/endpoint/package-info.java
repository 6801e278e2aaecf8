/** The endpoints that Jenkins knows: their configuration, their credentials, and which of them a build may use. */
package io.jenkins.plugins.lizardcd.endpoint;
