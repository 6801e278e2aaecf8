/** HTTP to an agent: requests, event streams, TLS, proxies. Knows nothing of builds and steps. */
package io.jenkins.plugins.lizardcd.client;
