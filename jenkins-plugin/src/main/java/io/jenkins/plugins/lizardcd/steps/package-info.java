/** The Pipeline steps. One file per step; what they share is in {@code LizardStep} and {@code OperationStep}. */
package io.jenkins.plugins.lizardcd.steps;
