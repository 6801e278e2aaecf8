/**
 * A stand-in for Jenkins that runs a scripted Pipeline with the plugin's own steps, where no Jenkins can be had. The types of
 * Jenkins beside this package have just the behaviour that it takes; they come before the signatures on the class path.
 */
package io.jenkins.plugins.lizardcd.demo;
