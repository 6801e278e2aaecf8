package io.jenkins.plugins.lizardcd.demo;

/**
 * A step that the program has called; the program waits for its value.
 *
 * @param name name of the step
 * @param arguments as the program gives them
 */
record StepCall(String name, Object[] arguments) {}
